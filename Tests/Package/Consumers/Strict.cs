using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TypedCollectives;

[assembly: CLSCompliant(false)]
[assembly: ComVisible(false)]

namespace Consumer;

/// <summary>A state with the buffers that are served.</summary>
[CollectiveState]
public sealed partial class Replica
{
    [AllGather]
    private readonly int[] _counts = new int[4];

    /// <summary>Gets the gradients.</summary>
    [AllReduce]
    public float[] Gradients { get; } = new float[4];

    /// <summary>Gets the corners.</summary>
    [AllReduce(ReduceOp.Max)]
    public Memory<Corner> Corners { get; } = new Corner[2];

    /// <summary>Exchanges a buffer.</summary>
    /// <param name="comm">The communicator of this rank.</param>
    /// <param name="values">The buffer.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    [CollectiveStep]
    public partial void Exchange(
        Communicator comm, [Broadcast] Memory<double> values, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0);
}

/// <summary>An element.</summary>
[CollectiveElement]
public partial struct Corner : IEquatable<Corner>
{
    /// <summary>The lanes.</summary>
    public float X, Y;

    /// <summary>Compares two.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they are equal.</returns>
    public static bool operator ==(Corner left, Corner right)
    {
        return left.Equals(right);
    }

    /// <summary>Compares two.</summary>
    /// <param name="left">One.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether they differ.</returns>
    public static bool operator !=(Corner left, Corner right)
    {
        return !left.Equals(right);
    }

    /// <inheritdoc/>
    public readonly bool Equals(Corner other)
    {
        return X.Equals(other.X) && Y.Equals(other.Y);
    }

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj)
    {
        return obj is Corner other && Equals(other);
    }

    /// <inheritdoc/>
    public override readonly int GetHashCode()
    {
        return HashCode.Combine(X, Y);
    }
}
