using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Arguments;

/// <summary>The sizes of elements behind typed buffers and pointers.</summary>
internal static class ElementSizes
{
    /// <summary>The size in bytes of an element, where the type says it.</summary>
    public static int? Of(ITypeSymbol? buffer, KnownSymbols known)
    {
        var element = buffer is IPointerTypeSymbol pointer ? pointer.PointedAtType : buffer is null ? null : known.Buffers.Read(buffer)?.Element;
        return element?.SpecialType switch
        {
            SpecialType.System_SByte or SpecialType.System_Byte => 1,
            SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Single => 4,
            SpecialType.System_Int64 or SpecialType.System_UInt64 or SpecialType.System_Double => 8,
            _ => element is { Name: "Half" or "BFloat16" } ? 2 : null,
        };
    }
}
