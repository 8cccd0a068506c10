namespace TypedCollectives;

/// <summary>The layouts of a rank's check-in at the root, each told apart by its size in bytes.</summary>
internal enum CheckInLayout
{
    /// <summary>NCCL 2.16 to 2.22: rank, ranks, call-back address at 8, ring address at 36. Answered with 28 bytes when all are in.</summary>
    Nccl16 = 64,

    /// <summary>NCCL 2.23 to 2.28: adds root index and root count; call-back address at 16, connect info at 44.</summary>
    Nccl23 = 172,

    /// <summary>NCCL 2.29 to 2.32 and managed ranks: adds the offset of a growing communicator; addresses at 20 and 48.</summary>
    Nccl29 = 176,
}
