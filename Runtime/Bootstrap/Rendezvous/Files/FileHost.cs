namespace TypedCollectives;

/// <summary>Rank 0's side of a meeting by files.</summary>
internal sealed class FileHost(MeetingFiles files, MeetingNote mine)
{
    private IEnumerable<int> Ranks => Enumerable.Range(1, mine.Size - 1);

    internal async Task<UniqueId> RunAsync(
        Action takeLock, Func<UniqueId> create, Func<int, CancellationToken, Task<bool>> pause, CancellationToken limit)
    {
        takeLock();
        MeetingFiles.Write(files.Invitation, mine);
        string?[] nonces = [mine.Nonce, .. new string?[mine.Size - 1]];
        try
        {
            for (int round = 0; !TakeAnswers(nonces); round++)
            {
                if (!await pause(round, limit).ConfigureAwait(false))
                    throw new MeetingTimeout($"{RankList.Describe(Ranks.Where(rank => nonces[rank] is null))} of {mine.Size} did not come");
            }

            UniqueId id = create();
            MeetingFiles.Write(files.Result, mine with { For = nonces, Id = id.ToString() });
            for (int round = 0; Waiting(nonces) is { Count: > 0 } waiting; round++)
            {
                if (!await pause(round, limit).ConfigureAwait(false))
                    throw new MeetingTimeout($"{RankList.Describe(waiting)} of {mine.Size} did not take the id");
            }

            File.Delete(files.Result);
            return id;
        }
        catch (Exception exception)
        {
            // Those who have come read it; nobody else can take it for theirs.
            string reason = exception is MeetingTimeout ? $"{exception.Message} in time." : exception.Message;
            MeetingFiles.Write(files.Result, mine with { For = nonces, Failure = reason });
            throw;
        }
        finally
        {
            File.Delete(files.Invitation);
        }
    }

    private bool TakeAnswers(string?[] nonces)
    {
        bool all = true;
        foreach (int rank in Ranks)
        {
            // A rank that came again, because it was started again, counts as it is now.
            MeetingNote? note = MeetingFiles.Read(files.Rank(rank));
            bool isAnswer = note is not null && note.Answers == mine.Nonce && note.Mark == mine.Mark;
            nonces[rank] = isAnswer ? note!.Nonce : null;
            if (isAnswer && note!.Size != mine.Size)
            {
                throw new CollectiveException(
                    $"Rank {rank} ({note.Writer}) was started as one of {note.Size} ranks, rank 0 ({mine.Writer}) as one of {mine.Size}.");
            }

            all &= isAnswer;
        }

        return all;
    }

    // Who has the id removes its answer.
    private List<int> Waiting(string?[] nonces) => [.. Ranks.Where(rank => MeetingFiles.Read(files.Rank(rank))?.Nonce == nonces[rank])];
}
