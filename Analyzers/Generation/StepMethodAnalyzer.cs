using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Generation;

/// <summary>TC9002 and TC9003: a step whose body the generator cannot write.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class StepMethodAnalyzer : CollectivesAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
        [GenerationRules.StepShape, GenerationRules.StepCommunicator];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterSymbolAction(
            symbol =>
            {
                var method = (IMethodSymbol)symbol.Symbol;
                if (method.HasAttribute(known.StepAttribute) && method.PartialDefinitionPart is null)
                    Check(symbol, method, known);
            },
            SymbolKind.Method);

    private static void Check(SymbolAnalysisContext context, IMethodSymbol method, KnownSymbols known)
    {
        var problems = ShapeProblems(method, context.CancellationToken).Concat(ParameterProblems(method, known)).ToList();
        if (problems.Count > 0)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                GenerationRules.StepShape, method.Locations[0], method.Name, string.Join(" and ", problems)));
        }

        var communicators = method.Parameters.Count(parameter => known.IsCommunicator(parameter.Type));
        if (communicators != 1)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                GenerationRules.StepCommunicator,
                method.Locations[0],
                method.Name,
                communicators == 0 ? "no" : $"{communicators}"));
        }
    }

    private static IEnumerable<string> ShapeProblems(IMethodSymbol method, CancellationToken cancellationToken)
    {
        var isPartial = method.DeclaringSyntaxReferences.Any(reference =>
            reference.GetSyntax(cancellationToken) is MethodDeclarationSyntax declaration
            && declaration.Modifiers.Any(SyntaxKind.PartialKeyword));
        if (!isPartial)
            yield return "is not partial";
        if (!method.ReturnsVoid)
            yield return $"returns '{method.ReturnType.Display()}'";
        if (isPartial && (!method.IsPartialDefinition || method.PartialImplementationPart?.IsGenerated() == false))
            yield return "has a body";
    }

    private static IEnumerable<string> ParameterProblems(IMethodSymbol method, KnownSymbols known)
    {
        var annotated = method.Parameters.Where(parameter => BufferAnnotation.Of(parameter, known).Any()).ToImmutableArray();
        if (annotated.IsEmpty)
            yield return "has no annotated buffer";
        if (method.Parameters.Count(parameter => IsStream(parameter, known)) > 1)
            yield return "has more than one AcceleratorStream parameter";
        var targets = annotated
            .SelectMany(parameter => BufferAnnotation.Of(parameter, known))
            .Select(static annotation => annotation.Into);
        foreach (var parameter in method.Parameters)
        {
            if (annotated.Contains(parameter, SymbolEqualityComparer.Default))
                continue;
            if (parameter.RefKind != RefKind.None)
                yield return $"takes '{parameter.Name}' by reference";
            else if (!known.IsCommunicator(parameter.Type) && !IsStream(parameter, known) && !IsCallSite(parameter)
                && !targets.Contains(parameter.Name))
            {
                yield return $"has a parameter '{parameter.Name}' that takes no part in a collective";
            }
        }
    }

    // The step passes the caller's place on.
    private static bool IsCallSite(IParameterSymbol parameter) => parameter.GetAttributes().Any(attribute =>
        (attribute.AttributeClass?.Name, parameter.Type.SpecialType)
            is ("CallerFilePathAttribute", SpecialType.System_String) or ("CallerLineNumberAttribute", SpecialType.System_Int32)
        && attribute.AttributeClass.ContainingNamespace.ToDisplayString() == "System.Runtime.CompilerServices");

    private static bool IsStream(IParameterSymbol parameter, KnownSymbols known) =>
        SymbolEqualityComparer.Default.Equals(parameter.Type, known.AcceleratorStream);
}
