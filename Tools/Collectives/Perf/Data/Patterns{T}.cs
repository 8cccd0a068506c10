using System.Runtime.InteropServices;

namespace TypedCollectives.Tools;

/// <summary>The test data of one seed: one period of each rank's input and of their reduction, made when first asked for.</summary>
/// <remarks>
/// Data repeats after <see cref="Period"/> elements, so that filling and checking a buffer of any size is copying and comparing
/// memory. The period is prime: no block of a usual size begins where another one of the data begins.
/// </remarks>
internal sealed class Patterns<T>(PerfOperation operation, DataType<T> type, ReduceOp op, int ranks)
    where T : unmanaged
{
    internal const int Period = 65521;

    /// <summary>The byte that buffers are reset to.</summary>
    internal const byte UntouchedByte = 0x5A;

    private readonly ReductionData _data = new(op, ranks, type.SumLimit, type.IsSigned);
    private readonly T[]?[] _inputs = new T[ranks][];
    private readonly bool[] _made = new bool[ranks];
    private T[]? _reduced;
    private T[]? _untouched;
    private bool _reducedMade;
    private int _seed;
    private int _length;

    /// <summary>Starts afresh with another seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="elements">The data asked for will lie within this many elements.</param>
    internal void Reset(int seed, long elements)
    {
        _seed = seed;
        _length = (int)Math.Min(Period, elements);
        _made.AsSpan().Clear();
        _reducedMade = false;
    }

    /// <summary>One period of the data of a segment.</summary>
    internal ReadOnlySpan<T> Of(in Segment segment) => segment.Source switch
    {
        SegmentSource.Input => Input(segment.Rank),
        SegmentSource.Reduced => Reduced(),
        _ => Untouched(),
    };

    private ReadOnlySpan<T> Input(int rank)
    {
        Span<T> values = Room(ref _inputs[rank]);
        if (_made[rank])
            return values;

        _made[rank] = true;
        if (operation.IsReduction)
        {
            for (int i = 0; i < values.Length; i++)
                values[i] = type.FromInteger(_data.Input(rank, i, _seed));
        }
        else
        {
            // What is only moved may be any bits.
            RandomBits.Fill(MemoryMarshal.AsBytes(values), ((ulong)(uint)_seed << 32) | (uint)rank);
        }

        return values;
    }

    private ReadOnlySpan<T> Reduced()
    {
        Span<T> values = Room(ref _reduced);
        if (_reducedMade)
            return values;

        _reducedMade = true;
        for (int i = 0; i < values.Length; i++)
            values[i] = type.FromInteger(_data.Result(i, _seed));
        return values;
    }

    private ReadOnlySpan<T> Untouched()
    {
        Span<T> values = Room(ref _untouched);
        MemoryMarshal.AsBytes(values).Fill(UntouchedByte);
        return values;
    }

    private Span<T> Room(ref T[]? array)
    {
        if (array is null || array.Length < _length)
            array = GC.AllocateUninitializedArray<T>(_length);
        return array.AsSpan(0, _length);
    }
}
