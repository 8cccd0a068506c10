using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Symbols;

/// <summary>The types that exchange buffers in parts while the computation goes on.</summary>
internal sealed class BucketTypes(Compilation compilation)
{
    private readonly INamedTypeSymbol? _exchange = compilation.GetTypeByMetadataName("TypedCollectives.BucketExchange");
    private readonly INamedTypeSymbol? _bucket = compilation.GetTypeByMetadataName("TypedCollectives.CollectiveBucket`2");

    public bool IsExchange(ITypeSymbol? type) => type is not null && SymbolEqualityComparer.Default.Equals(type, _exchange);

    public bool IsBucket(ITypeSymbol? type) => StateOf(type) is not null;

    /// <summary>The type whose buffers a bucket exchanges, if the type is a bucket.</summary>
    public ITypeSymbol? StateOf(ITypeSymbol? type)
    {
        for (var current = type as INamedTypeSymbol; current is not null && _bucket is not null; current = current.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(current.OriginalDefinition, _bucket))
                return current.TypeArguments[0];
        }

        return null;
    }
}
