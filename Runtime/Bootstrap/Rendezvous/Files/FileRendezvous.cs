using System.Globalization;
using System.Security.Cryptography;

namespace TypedCollectives;

/// <summary>The ranks meet by files in a folder all of them see, in any order, whatever an earlier run left there.</summary>
/// <remarks>
/// <para>
/// Every file is written beside its name and renamed, so nobody reads half of one; every process draws a nonce of its own.
/// (1) Rank 0 locks <c>PATH.lock</c>, which the system unlocks if it crashes, and writes an invitation with its nonce.
/// (2) The others write their nonce and the invitation's; when the invitation changes they write again, so one that was left behind
/// costs nothing. (3) When every rank has answered <em>its</em> invitation, rank 0 writes the result: the id and all their nonces.
/// (4) A rank takes the result only if its own nonce is in it, which no earlier run can know, and removes its file to say so.
/// (5) When all have, rank 0 removes the rest but the lock.
/// </para>
/// <para>
/// What a crashed run leaves is therefore never used: an old answer names another invitation, an old result other nonces. Where the
/// launcher gives the run a mark, files of another run that still goes on at the same path are passed over too.
/// Files are looked at again and again, as network file systems report no changes.
/// </para>
/// </remarks>
internal sealed class FileRendezvous(LaunchEnvironment launch, string path, byte[] mark, TimeSpan timeout) : IRendezvous
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(5);
    private static readonly TimeSpan LongestPause = TimeSpan.FromMilliseconds(100);

    private readonly MeetingFiles _files = new(path);
    private readonly string _mark = Convert.ToHexStringLower(mark);
    private FileStream? _lock;

    public string Description => string.Create(
        CultureInfo.InvariantCulture, $"the id came by files at {path}, rank {launch.Rank} of {launch.Size} by {launch.Variables.Launcher}'s variables");

    public int Rank => launch.Rank;

    public int Size => launch.Size;

    public int? LocalRank => launch.LocalRank;

    public async Task<UniqueId> ExchangeAsync(Func<UniqueId> create, CancellationToken cancellationToken = default)
    {
        var deadline = new Deadline(timeout);
        using CancellationTokenSource limit = deadline.Link(cancellationToken);
        var mine = new MeetingNote
        {
            Nonce = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16)),
            Mark = _mark,
            Size = Size,
            Writer = string.Create(CultureInfo.InvariantCulture, $"process {Environment.ProcessId} on {Environment.MachineName}"),
        };
        try
        {
            return Rank == 0
                ? await new FileHost(_files, mine).RunAsync(TakeLock, create, PauseAsync, limit.Token).ConfigureAwait(false)
                : await new FileGuest(_files, mine, Rank).RunAsync(PauseAsync, limit.Token).ConfigureAwait(false);
        }
        catch (MeetingTimeout late) when (!cancellationToken.IsCancellationRequested)
        {
            throw new CollectiveTimeoutException($"{late.Message} within {timeout.TotalSeconds:0.###} s (rendezvous by files at {path}).");
        }
        catch (MeetingTimeout)
        {
            throw new OperationCanceledException(cancellationToken);
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (_lock is not null)
            await _lock.DisposeAsync().ConfigureAwait(false);
    }

    private void TakeLock()
    {
        try
        {
            _lock ??= new FileStream(_files.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException exception)
        {
            string who = MeetingFiles.Read(_files.Invitation) is { } other ? $" It was invited to by {other.Writer}." : "";
            throw new CollectiveException(
                $"Rank 0 cannot lock {_files.Lock}: {exception.Message} Another run meets there, or another process is rank 0 too.{who}", exception);
        }
    }

    private static async Task<bool> PauseAsync(int round, CancellationToken cancellationToken)
    {
        TimeSpan pause = FirstPause * Math.Pow(1.5, Math.Min(round, 20));
        await Task.Delay(pause < LongestPause ? pause : LongestPause, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        return !cancellationToken.IsCancellationRequested;
    }
}
