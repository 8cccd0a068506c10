using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Generation;

/// <summary>One attribute that binds a buffer to a collective.</summary>
internal sealed class BufferAnnotation
{
    private const string Suffix = "Attribute";

    private readonly AttributeData _attribute;

    private BufferAnnotation(AttributeData attribute)
    {
        _attribute = attribute;
        var type = attribute.AttributeClass!;
        Operation = type.Name.Substring(0, type.Name.Length - Suffix.Length);
        Reduction = type.TypeArguments.FirstOrDefault();
        foreach (var argument in attribute.NamedArguments)
        {
            if (argument is { Key: "Root", Value.Value: int root })
                Root = root;
            else if (argument is { Key: "Into", Value.Value: string into })
                Into = into;
            else if (argument is { Key: "Bucket", Value.Value: string bucket })
                Bucket = bucket;
        }
    }

    public string Operation { get; }

    /// <summary>The reduction written in C#.</summary>
    public ITypeSymbol? Reduction { get; }

    /// <summary>The built-in reduction, by its number in <c>ReduceOp</c>.</summary>
    public int? ReduceOp => IsBuiltInReduction && _attribute.ConstructorArguments.FirstOrDefault().Value is int op ? op : null;

    public int Root { get; }

    public string? Into { get; }

    public string? Bucket { get; }

    public bool IsBuiltInReduction => Reduction is null && Operation is "AllReduce" or "Reduce" or "ReduceScatter";

    public bool NeedsInto => Operation is "AllToAll" or "Gather" or "Scatter";

    /// <summary>
    /// The annotations of a member or parameter; those on the field of a state's automatic property count as well.
    /// </summary>
    public static IEnumerable<BufferAnnotation> Of(ISymbol symbol, KnownSymbols known)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (IsAnnotation(attribute, known))
                yield return new BufferAnnotation(attribute);
        }

        if (symbol is not IPropertySymbol property || !property.ContainingType.HasAttribute(known.StateAttribute))
            yield break;
        foreach (var field in property.ContainingType.GetMembers().OfType<IFieldSymbol>())
        {
            if (!SymbolEqualityComparer.Default.Equals(field.AssociatedSymbol, property))
                continue;
            foreach (var attribute in field.GetAttributes())
            {
                if (IsAnnotation(attribute, known))
                    yield return new BufferAnnotation(attribute);
            }
        }
    }

    /// <summary>Where the attribute is, or the value of one of its named arguments.</summary>
    public Location LocationOf(string? argument, ISymbol symbol, CancellationToken cancellationToken)
    {
        if (_attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax)
            return symbol.Locations[0];
        var named = syntax.ArgumentList?.Arguments.FirstOrDefault(candidate =>
            candidate.NameEquals?.Name.Identifier.ValueText == argument);
        return (named?.Expression ?? (SyntaxNode)syntax).GetLocation();
    }

    private static bool IsAnnotation(AttributeData attribute, KnownSymbols known) =>
        attribute is { AttributeClass.BaseType: { } parent, AttributeConstructor: not null }
        && SymbolEqualityComparer.Default.Equals(parent, known.BufferAttribute)
        && attribute.AttributeClass.Name.EndsWith(Suffix, StringComparison.Ordinal);
}
