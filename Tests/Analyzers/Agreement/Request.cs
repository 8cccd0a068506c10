using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedCollectives.Analyzers.Tests.Agreement;

/// <summary>Something a declaration asks of the generator by an attribute.</summary>
/// <param name="Name">What is asked for, to be named in a failure.</param>
/// <param name="Place">The declaration.</param>
/// <param name="Operation">The attribute, where the declaration may have several.</param>
/// <param name="IsServed">Whether the generator wrote it.</param>
internal sealed record Request(string Name, SyntaxNode Place, string? Operation, bool IsServed)
{
    /// <summary>Whether a diagnostic says that this very request is not served.</summary>
    public bool IsRefusedBy(Diagnostic diagnostic)
    {
        var place = diagnostic.Location.SourceSpan;
        if (OnEnclosingType(diagnostic))
            return diagnostic.Id is "TC9001" or "TC9009" || (Place is TypeDeclarationSyntax && diagnostic.Id == "TC9008");
        if (Place is TypeDeclarationSyntax || !Place.Span.Contains(place))
            return false;
        var attribute = Place.FindNode(place).FirstAncestorOrSelf<AttributeSyntax>();
        return attribute is null || Operation is null || attribute.Name.ToString().Split('<')[0] == Operation;
    }

    /// <summary>Whether a diagnostic explains that it is not served.</summary>
    public bool IsExplainedBy(Diagnostic diagnostic) =>
        IsRefusedBy(diagnostic) || (Place is TypeDeclarationSyntax && Place.Span.Contains(diagnostic.Location.SourceSpan));

    private bool OnEnclosingType(Diagnostic diagnostic) =>
        Place.AncestorsAndSelf().OfType<TypeDeclarationSyntax>().Any(type => type.Identifier.Span == diagnostic.Location.SourceSpan);
}
