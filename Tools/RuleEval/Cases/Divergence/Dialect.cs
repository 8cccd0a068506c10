namespace TypedCollectives.RuleEval.Cases.Divergence;

/// <summary>What programs are written against: the SDK or the native functions.</summary>
/// <param name="Parameters">What a method that communicates is given.</param>
/// <param name="Arguments">The same as arguments.</param>
/// <param name="Communicator">The type of a communicator.</param>
/// <param name="Rank">A rank as an expression.</param>
/// <param name="Size">The number of ranks as an expression.</param>
/// <param name="Modifiers">What types and methods need.</param>
/// <param name="Members">What every program has.</param>
internal sealed record Dialect(
    string Parameters, string Arguments, string Communicator, string Rank, string Size, string Modifiers, string Members)
{
    public static readonly Dialect Sdk = new(
        "Communicator comm, float[] data, float[] all, float[] more",
        "comm, data, all, more",
        "Communicator", "comm.Rank", "comm.Size", "", "");

    public static readonly Dialect Raw = new(
        "NcclComm comm, CUstream stream, void* data, void* all, nuint length",
        "comm, stream, data, all, length",
        "NcclComm", "Native.RankOf(comm)", "Native.SizeOf(comm)", "unsafe ",
        """

        public static unsafe class Native
        {
            public static int RankOf(NcclComm comm)
            {
                int rank;
                Check(NcclNative.ncclCommUserRank(comm, &rank));
                return rank;
            }

            public static int SizeOf(NcclComm comm)
            {
                int size;
                Check(NcclNative.ncclCommCount(comm, &size));
                return size;
            }

            public static void Check(NcclResult result)
            {
                if (result != NcclResult.Success)
                    throw new InvalidOperationException(result.ToString());
            }
        }
        """);
}
