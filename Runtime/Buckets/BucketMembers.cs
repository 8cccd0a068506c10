namespace TypedCollectives;

/// <summary>The buffers of one bucket, as an exchange sees them: their state and element type are erased.</summary>
internal sealed class BucketMembers
{
    private readonly string[] _buffers;
    private readonly CallSite?[] _readyAt;
    private readonly Func<int, int, Operand> _operandOf;

    /// <summary>Describes a bucket.</summary>
    /// <param name="name">The name of the bucket.</param>
    /// <param name="buffers">The names of its buffers.</param>
    /// <param name="layout">How the reduction sees an element.</param>
    /// <param name="op">A built-in reduction.</param>
    /// <param name="custom">A reduction written in C#.</param>
    /// <param name="operandOf">Gives a buffer, by the place of its rank in the exchange and its own in the bucket.</param>
    internal BucketMembers(
        string name, string[] buffers, ElementLayout layout, ReduceOp op, Reduction? custom, Func<int, int, Operand> operandOf)
    {
        Name = name;
        _buffers = buffers;
        _readyAt = new CallSite?[buffers.Length];
        Layout = layout;
        Op = op;
        Custom = custom;
        _operandOf = operandOf;
    }

    internal string Name { get; }

    internal IReadOnlyList<string> Buffers => _buffers;

    internal ElementLayout Layout { get; }

    internal ReduceOp Op { get; }

    internal Reduction? Custom { get; }

    /// <summary>Where a buffer was marked ready in this step.</summary>
    internal ref CallSite? ReadyAt(int index) => ref _readyAt[index];

    internal void ClearReady() => Array.Clear(_readyAt);

    internal Operand OperandOf(int lane, int index) => _operandOf(lane, index);

    /// <summary>Whether another bucket's buffers can be part of the same call.</summary>
    internal bool ReducesLike(BucketMembers other) => Layout == other.Layout && Op == other.Op && Custom == other.Custom;

    /// <summary>A buffer's name, for messages.</summary>
    internal string NameOf(int index) => $"{Name}.{_buffers[index]}";
}
