using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedCollectives.Analyzers.Tests.Agreement;

/// <summary>What the sources of a compilation ask for, and whether it is there after the generator has run.</summary>
internal sealed class Requests(Compilation generated, SyntaxTree source)
{
    private static readonly SymbolEqualityComparer Same = SymbolEqualityComparer.Default;

    public IEnumerable<Request> All()
    {
        var model = generated.GetSemanticModel(source);
        return source.GetRoot().DescendantNodes().SelectMany(node => model.GetDeclaredSymbol(node) switch
        {
            INamedTypeSymbol type when node is TypeDeclarationSyntax => OfType(node, type),
            IMethodSymbol method when node is MethodDeclarationSyntax => OfMethod(node, method),
            IParameterSymbol parameter => OfParameter(node, parameter),
            IFieldSymbol field => OfMember(node.FirstAncestorOrSelf<FieldDeclarationSyntax>()!, field),
            IPropertySymbol property => OfMember(node, property),
            _ => [],
        });
    }

    private IEnumerable<Request> OfType(SyntaxNode place, INamedTypeSymbol type)
    {
        if (Has(type, "CollectiveElement"))
            yield return new Request($"the interface of {type.Name}", place, null, Parts(type).Any(static part => part.BaseList is not null));
        if (Has(type, "CollectiveState"))
        {
            yield return new Request(
                $"methods of {type.Name}", place, null, Parts(type).Any(static part => part.Members.OfType<MethodDeclarationSyntax>().Any()));
        }
    }

    private IEnumerable<Request> OfMethod(SyntaxNode place, IMethodSymbol method)
    {
        if (Has(method, "CollectiveStep") && method.PartialDefinitionPart is null)
            yield return new Request($"the body of {method.Name}", place, null, IsBodyWritten(method));
    }

    private IEnumerable<Request> OfParameter(SyntaxNode place, IParameterSymbol parameter)
    {
        // The part of a partial method that has the body repeats what the other part asks for.
        if (parameter.ContainingSymbol is IMethodSymbol { PartialDefinitionPart: not null })
            yield break;
        foreach (var operation in Operations(parameter))
        {
            yield return new Request(
                $"{operation} of {parameter.Name}",
                place.FirstAncestorOrSelf<MethodDeclarationSyntax>() ?? place,
                operation,
                parameter.ContainingSymbol is IMethodSymbol method && IsBodyWritten(method));
        }
        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor, ContainingType: { IsRecord: true } record })
        {
            foreach (var request in record.GetMembers(parameter.Name).OfType<IPropertySymbol>().SelectMany(property => OfMember(place, property)))
                yield return request;
        }
    }

    private IEnumerable<Request> OfMember(SyntaxNode place, ISymbol member)
    {
        foreach (var operation in Operations(member))
        {
            var name = NameOf(operation, member.Name);
            yield return new Request(
                $"{member.ContainingType.Name}.{name} for {member.Name}",
                place,
                operation,
                member.ContainingType.GetMembers(name).Any(IsWritten)
                && Parts(member.ContainingType).Any(part => part.DescendantTokens().Any(token => token.ValueText == member.Name)));
        }
    }

    private static string NameOf(string operation, string member)
    {
        var name = (member.StartsWith("m_", StringComparison.Ordinal) ? member[2..] : member).TrimStart('_');
        return operation + char.ToUpperInvariant(name[0]) + name[1..];
    }

    /// <summary>The operations that the attributes of a symbol, or of the field behind a property, name.</summary>
    private static IEnumerable<string> Operations(ISymbol symbol) =>
        symbol.GetAttributes()
            .Concat(symbol.ContainingType.GetMembers().OfType<IFieldSymbol>()
                .Where(field => Same.Equals(field.AssociatedSymbol, symbol)).SelectMany(static field => field.GetAttributes()))
            .Where(static attribute => attribute.AttributeClass?.BaseType?.Name == "BufferCollectiveAttribute")
            .Select(static attribute => attribute.AttributeClass!.Name.Replace("Attribute", ""));

    private static bool Has(ISymbol symbol, string name) =>
        symbol.GetAttributes().Any(attribute => attribute.AttributeClass?.Name == name + "Attribute");

    private IEnumerable<TypeDeclarationSyntax> Parts(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.Where(reference => reference.SyntaxTree != source)
            .Select(static reference => (TypeDeclarationSyntax)reference.GetSyntax());

    private bool IsBodyWritten(IMethodSymbol method) => IsWritten(method.PartialImplementationPart ?? method);

    private bool IsWritten(ISymbol symbol) => symbol.DeclaringSyntaxReferences.Any(reference => reference.SyntaxTree != source);
}
