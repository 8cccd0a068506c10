using System.Globalization;
using Microsoft.CodeAnalysis;

namespace TypedCollectives.Generators.Reading;

/// <summary>One attribute that binds a buffer to a collective, such as <c>[Reduce(ReduceOp.Max, Root = 1)]</c>.</summary>
internal sealed class CollectiveAnnotation
{
    private const string Suffix = "Attribute";

    private CollectiveAnnotation(AttributeData attribute, string operation)
    {
        Operation = operation;
        Reduction = attribute.AttributeClass!.TypeArguments.FirstOrDefault();
        IsReduction = operation is "AllReduce" or "Reduce" or "ReduceScatter";
        NeedsInto = operation is "AllToAll" or "Gather" or "Scatter";
        Root = operation is "Reduce" or "Broadcast" or "Gather" or "Scatter" ? 0 : null;
        ReduceOp = attribute.ConstructorArguments.Select(NameOf).FirstOrDefault();
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

    public bool IsReduction { get; }

    public bool NeedsInto { get; }

    /// <summary>The built-in reduction.</summary>
    public string? ReduceOp { get; }

    /// <summary>The reduction written in C#.</summary>
    public ITypeSymbol? Reduction { get; }

    public int? Root { get; }

    public string? Into { get; }

    public string? Bucket { get; }

    /// <summary>The annotations of a symbol, in order. Attributes the compiler rejects are none.</summary>
    public static IEnumerable<CollectiveAnnotation> Of(ISymbol symbol)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute is { AttributeClass.BaseType: { } parent, AttributeConstructor: not null }
                && parent.Is(KnownNames.Runtime, "BufferCollectiveAttribute")
                && attribute.AttributeClass.ContainingNamespace.ToDisplayString() == KnownNames.Runtime
                && attribute.ConstructorArguments.All(IsKnown)
                && attribute.NamedArguments.All(static argument => IsKnown(argument.Value)))
            {
                var name = attribute.AttributeClass.Name;
                yield return new CollectiveAnnotation(attribute, name.Substring(0, name.Length - Suffix.Length));
            }
        }
    }

    private static bool IsKnown(TypedConstant value) => value.Kind != TypedConstantKind.Error;

    private static string NameOf(TypedConstant op)
    {
        var type = Names.Of(op.Type!);
        var member = op.Type!.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(field => Equals(field.ConstantValue, op.Value));
        return member is null
            ? string.Format(CultureInfo.InvariantCulture, "({0})({1})", type, op.Value)
            : type + "." + member.Name;
    }
}
