namespace TypedCollectives;

/// <summary>What ranks leave for each other in files. Which fields are set depends on the file.</summary>
internal sealed record MeetingNote
{
    /// <summary>Random, made by the writer's process: what answers another process's nonce is no answer to this one.</summary>
    public required string Nonce { get; init; }

    /// <summary>The mark of the run, in hexadecimal digits.</summary>
    public required string Mark { get; init; }

    /// <summary>How many ranks the writer believes there are.</summary>
    public required int Size { get; init; }

    /// <summary>The writer's host and process, for messages.</summary>
    public required string Writer { get; init; }

    /// <summary>Of a rank: the nonce of the invitation it answers.</summary>
    public string? Answers { get; init; }

    /// <summary>Of the result: the nonces of the ranks it is for, in rank order; null for one that did not come.</summary>
    public string?[]? For { get; init; }

    /// <summary>Of the result: the id, as its text.</summary>
    public string? Id { get; init; }

    /// <summary>Of the result, in the place of an id: why there is none.</summary>
    public string? Failure { get; init; }
}
