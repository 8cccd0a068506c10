namespace TypedCollectives.Generators.Reading;

/// <summary>A member or parameter that holds a buffer.</summary>
internal sealed class Operand(string name, string access, BufferType buffer)
{
    /// <summary>The name, escaped.</summary>
    public string Name { get; } = name;

    public BufferType Buffer { get; } = buffer;

    /// <summary>The buffer in the form that fits the other operand: the collectives take two of one kind.</summary>
    public string ExpressionBeside(Operand? other)
    {
        if (other is null || other.Buffer.Kind == Buffer.Kind)
            return access;
        return Buffer.Kind switch
        {
            BufferKind.MemoryBuffer => access + ".View.BaseView",
            BufferKind.ArrayView1D => access + ".BaseView",
            BufferKind.Array when other.Buffer.IsSpan => $"global::System.MemoryExtensions.AsSpan({access})",
            BufferKind.Array => $"global::System.MemoryExtensions.AsMemory({access})",
            BufferKind.Memory when other.Buffer.IsSpan => access + ".Span",
            _ => access,
        };
    }
}
