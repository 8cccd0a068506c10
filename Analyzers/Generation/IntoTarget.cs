using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Generation;

/// <summary>Checks where <c>Into</c> sends a result.</summary>
internal static class IntoTarget
{
    /// <summary>Why the result cannot go there; <see langword="null"/> if it can.</summary>
    public static string? WhyInvalid(ISymbol symbol, BufferAnnotation annotation, BufferType buffer, KnownSymbols known)
    {
        if (annotation.Into is not { } name)
            return annotation.NeedsInto ? "it is never in place, and Into does not name a buffer" : null;
        if (name == symbol.Name)
        {
            return annotation.NeedsInto
                ? "it is never in place, and Into names the buffer itself"
                : "Into names the buffer itself; without Into the collective is in place";
        }

        if (Find(symbol, name) is not { } target)
        {
            var kind = symbol is IParameterSymbol ? "parameter" : "field or property";
            return $"'{symbol.ContainingSymbol.Name}' has no {kind} '{name}'";
        }

        if (target.IsStatic)
            return $"'{name}' is static";
        if (known.Buffers.Read(target.GetBufferType()) is not { } other)
            return $"'{name}' of type '{target.GetBufferType().Display()}' is not a buffer";
        if (other.Kind == BufferKind.ReadOnlySpan)
            return $"'{name}' can only be read";
        if (other.IsOnDevice != buffer.IsOnDevice)
        {
            return other.IsOnDevice
                ? $"'{name}' is on a device, and the buffer is not"
                : $"'{name}' is not on a device, and the buffer is";
        }

        return other.Element.IsSameTypeAs(buffer.Element)
            ? null
            : $"'{name}' holds '{other.Element.Display()}', not '{buffer.Element.Display()}'";
    }

    private static ISymbol? Find(ISymbol symbol, string name) =>
        symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol method }
            ? method.Parameters.FirstOrDefault(parameter => parameter.Name == name)
            : symbol.ContainingType.GetMembers(name).FirstOrDefault(static member =>
                member is IFieldSymbol or IPropertySymbol { IsIndexer: false });
}
