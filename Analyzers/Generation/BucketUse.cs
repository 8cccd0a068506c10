using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Generation;

/// <summary>Checks what is put into a bucket.</summary>
internal static class BucketUse
{
    /// <summary>Why the buffer cannot be in the bucket it names; <see langword="null"/> if it can, or names none.</summary>
    public static string? WhyInvalid(ISymbol symbol, BufferAnnotation annotation, BufferType buffer, KnownSymbols known)
    {
        if (annotation.Bucket is not { } name)
            return null;
        if (symbol is IParameterSymbol)
            return "a step runs its collectives itself; buckets are for the buffers of a [CollectiveState]";
        if (!SyntaxFacts.IsValidIdentifier(name))
            return "the name cannot be a name in C#";
        if (annotation.Into is not null)
            return "the buffers of a bucket are reduced in place, without Into";
        if (!buffer.IsOnDevice)
            return "the buffers of a bucket are on a device: ArrayView<T>, ArrayView1D<T, Stride1D.Dense> or MemoryBuffer1D<T, Stride1D.Dense>";
        return WhyUnlikeFirst(symbol, annotation, buffer, known);
    }

    /// <summary>The bucket's other buffers are measured by the first that is declared.</summary>
    private static string? WhyUnlikeFirst(ISymbol symbol, BufferAnnotation annotation, BufferType buffer, KnownSymbols known)
    {
        foreach (var member in symbol.ContainingType.GetMembers())
        {
            if (member is not (IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false }))
                continue;
            foreach (var other in BufferAnnotation.Of(member, known))
            {
                if (other.Bucket is not { } name || GeneratedNames.OfBucket(name) != GeneratedNames.OfBucket(annotation.Bucket!))
                    continue;
                if (name != annotation.Bucket)
                    return $"bucket '{name}' of '{member.Name}' would get a class of the same name, '{GeneratedNames.OfBucket(name)}'";
                if (SymbolEqualityComparer.Default.Equals(member, symbol))
                    return null;
                if (known.Buffers.Read(member.GetBufferType()) is not { } first)
                    continue;
                if (!SymbolEqualityComparer.Default.Equals(first.Element, buffer.Element))
                    return $"it holds '{buffer.Element.Display()}', and '{member.Name}' in the same bucket holds '{first.Element.Display()}'";
                return other.ReduceOp == annotation.ReduceOp && SymbolEqualityComparer.Default.Equals(other.Reduction, annotation.Reduction)
                    ? null
                    : $"'{member.Name}' in the same bucket has another reduction";
            }
        }

        return null;
    }
}
