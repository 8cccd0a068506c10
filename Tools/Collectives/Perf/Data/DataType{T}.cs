using System.Runtime.CompilerServices;

namespace TypedCollectives.Tools;

/// <summary>An element type and the integers it holds exactly.</summary>
internal sealed class DataType<T> : DataType
    where T : unmanaged
{
    private readonly T[] _values;

    /// <summary>Describes a type.</summary>
    /// <param name="name">nccl-tests' name.</param>
    /// <param name="isSigned">Whether it has negative values.</param>
    /// <param name="isFloat">Whether it is a floating-point type.</param>
    /// <param name="sumLimit">Up to this magnitude every integer is exact, and so is every sum on the way to it.</param>
    /// <param name="convert">Converts an integer of at most <see cref="ReductionData.MaxMagnitude"/>.</param>
    internal DataType(string name, bool isSigned, bool isFloat, int sumLimit, Func<int, T> convert)
        : base(name, Unsafe.SizeOf<T>())
    {
        IsSigned = isSigned;
        IsFloat = isFloat;
        SumLimit = Math.Min(sumLimit, ReductionData.MaxMagnitude);
        _values = new T[2 * ReductionData.MaxMagnitude + 1];
        for (int i = isSigned ? -ReductionData.MaxMagnitude : 0; i <= ReductionData.MaxMagnitude; i++)
            _values[i + ReductionData.MaxMagnitude] = convert(i);
    }

    internal bool IsSigned { get; }

    internal bool IsFloat { get; }

    internal int SumLimit { get; }

    internal T FromInteger(int value) => _values[value + ReductionData.MaxMagnitude];

    internal override RankTest CreateTest(PerfRun run, ReduceOp op, int root, int thread) =>
        new RankTest<T>(run, this, op, root, thread);
}
