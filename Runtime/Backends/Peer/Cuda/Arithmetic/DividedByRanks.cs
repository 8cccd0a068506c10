namespace TypedCollectives;

/// <summary>Divides by the number of ranks.</summary>
/// <remarks>One by one: generic conversions from <see cref="int"/> are nothing ILGPU compiles.</remarks>
internal struct DividedByRanks :
    IFinish<sbyte>, IFinish<byte>, IFinish<int>, IFinish<uint>, IFinish<long>, IFinish<ulong>, IFinish<float>, IFinish<double>
{
    public static sbyte Finish(sbyte value, int ranks) => (sbyte)(value / ranks);

    public static byte Finish(byte value, int ranks) => (byte)(value / ranks);

    public static int Finish(int value, int ranks) => value / ranks;

    public static uint Finish(uint value, int ranks) => value / (uint)ranks;

    public static long Finish(long value, int ranks) => value / ranks;

    public static ulong Finish(ulong value, int ranks) => value / (ulong)ranks;

    public static float Finish(float value, int ranks) => value / ranks;

    public static double Finish(double value, int ranks) => value / ranks;
}
