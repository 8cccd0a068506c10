namespace TypedCollectives;

/// <summary>The other ranks' side of a meeting by files.</summary>
internal sealed class FileGuest(MeetingFiles files, MeetingNote mine, int rank)
{
    private readonly string _file = files.Rank(rank);

    internal async Task<UniqueId> RunAsync(Func<int, CancellationToken, Task<bool>> pause, CancellationToken limit)
    {
        string? answered = null;
        for (int round = 0; ; round++)
        {
            MeetingNote? invitation = MeetingFiles.Read(files.Invitation);
            if (invitation is not null && invitation.Mark == mine.Mark && invitation.Nonce != answered)
            {
                answered = invitation.Nonce;
                MeetingFiles.Write(_file, mine with { Answers = answered });
            }
            else if (answered is not null && MeetingFiles.Read(_file) is { } written && written.Nonce != mine.Nonce)
            {
                throw new CollectiveException($"Two processes say they are rank {rank}: {mine.Writer} and {written.Writer}.");
            }

            if (MeetingFiles.Read(files.Result) is { For: { } nonces } result && rank < nonces.Length && nonces[rank] == mine.Nonce)
            {
                File.Delete(_file);
                return result.Id is { } id ? UniqueId.Parse(id) : throw new CollectiveException(result.Failure ?? "Rank 0 failed.");
            }

            if (!await pause(round, limit).ConfigureAwait(false))
            {
                Withdraw(answered);
                throw new MeetingTimeout(answered is null
                    ? $"Rank {rank} of {mine.Size} found no invitation of rank 0"
                    : $"Rank {rank} of {mine.Size} was invited by rank 0, but got no id");
            }
        }
    }

    private void Withdraw(string? answered)
    {
        if (answered is not null && MeetingFiles.Read(_file)?.Nonce == mine.Nonce)
            File.Delete(_file);
    }
}
