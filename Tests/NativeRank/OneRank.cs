using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.NativeRank;

/// <summary>One rank of one communicator, from <c>ncclCommInitRank</c> to <c>ncclCommDestroy</c>.</summary>
internal static unsafe class OneRank
{
    /// <returns><c>ok</c>, or what is wrong with the sum.</returns>
    internal static string Run(byte[] id, int rank, int size, Device device)
    {
        NcclComm comm;
        Check(NcclNative.ncclCommInitRank(&comm, size, new NcclUniqueId(id), rank));
        float[] values = new float[Device.Elements];
        for (int i = 0; i < values.Length; i++)
            values[i] = (rank + 1) * (i % 7);
        device.Write(values);
        void* buffer = (void*)device.Buffer.Value;
        Check(NcclNative.ncclAllReduce(buffer, buffer, Device.Elements, NcclDataType.Float32, NcclRedOp.Sum, comm, device.Stream));
        device.Read(values);
        Check(NcclNative.ncclCommDestroy(comm));
        for (int i = 0; i < values.Length; i++)
        {
            float expected = size * (size + 1) / 2 * (i % 7);
            if (values[i] != expected)
                return $"element {i} is {values[i]} and not {expected}";
        }

        return "ok";
    }

    private static void Check(NcclResult result)
    {
        if (result != NcclResult.Success)
            throw new InvalidOperationException($"NCCL: {result}");
    }
}
