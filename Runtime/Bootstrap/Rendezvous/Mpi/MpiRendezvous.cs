using System.Globalization;
using System.Runtime.ExceptionServices;
using System.Text;
using TypedCollectives.Interop.Libraries;
using TypedCollectives.Interop.Mpi;

namespace TypedCollectives;

/// <summary>Process 0 broadcasts the id by MPI.</summary>
internal sealed class MpiRendezvous : IRendezvous
{
    // One message for both ends: how it went, then the id or a text. So nobody waits for an id that is not made.
    private const int MessageBytes = 1024;
    private const byte HasId = 1;

    private readonly LaunchEnvironment? _launch;
    private readonly MpiSession _session;
    private readonly TimeSpan _timeout;

    internal MpiRendezvous(LaunchEnvironment? launch, TimeSpan timeout)
    {
        _launch = launch;
        _timeout = timeout;
        _session = MpiSession.Open();
        if (launch is not null && launch.Size != _session.Size)
        {
            throw new CollectiveException(
                $"{launch.Variables.Launcher} started {launch.Size} ranks, but the MPI library knows of {_session.Size}: {NativeLibraries.LoadMpi().Path} "
                + $"({_session.Constants.LibraryVersion}) is not the launcher's. Name the right one in TYPEDCOLLECTIVES_MPI_LIBRARY.");
        }
    }

    public string Description => string.Create(
        CultureInfo.InvariantCulture, $"the id came by MPI ({_session.Constants.LibraryVersion}), rank {Rank} of {Size} by MPI_COMM_WORLD");

    public int Rank => _session.Rank;

    public int Size => _session.Size;

    public int? LocalRank => _launch?.LocalRank ?? LaunchEnvironment.FindLocalRank(Environment.GetEnvironmentVariable);

    public async Task<UniqueId> ExchangeAsync(Func<UniqueId> create, CancellationToken cancellationToken = default)
    {
        Exception? failure = null;
        byte[] message = new byte[MessageBytes];
        if (Rank == 0)
        {
            try
            {
                create().CopyTo(message.AsSpan(1));
                message[0] = HasId;
            }
            catch (Exception exception)
            {
                // The others wait in the broadcast: they must be told first.
                failure = exception;
                Encoder text = Encoding.UTF8.GetEncoder();
                text.Convert(exception.Message, message.AsSpan(1, MessageBytes - 2), flush: true, out _, out _, out _);
            }
        }

        try
        {
            await _session.RunAsync(() => Broadcast(message)).WaitAsync(_timeout, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            throw new CollectiveTimeoutException(
                $"Rank {Rank} of {Size} waited {_timeout.TotalSeconds:0.###} s in MPI_Bcast for the id: not every rank asks for a communicator.");
        }

        if (failure is not null)
            ExceptionDispatchInfo.Throw(failure);
        return message[0] == HasId
            ? new UniqueId(message.AsSpan(1, UniqueId.Bytes))
            : throw new CollectiveException($"Rank 0 could not make an id: {Encoding.UTF8.GetString(message.AsSpan(1)).TrimEnd('\0')}");
    }

    /// <summary>Nothing: MPI stays until the process ends.</summary>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private unsafe bool Broadcast(byte[] message)
    {
        fixed (byte* pointer = message)
            MpiSession.Check(MpiNative.MPI_Bcast(pointer, message.Length, _session.Constants.Byte, 0, _session.Constants.World), nameof(MpiNative.MPI_Bcast));
        return true;
    }
}
