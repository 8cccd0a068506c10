using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Generation;

/// <summary>TC9006: a method or class the generator would write has the name of something else.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class GeneratedNameAnalyzer : CollectivesAnalyzer
{
    private const string CliqueClassSuffix = "Collectives";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [GenerationRules.GeneratedNameTaken];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterSymbolAction(
            symbol =>
            {
                if (symbol.Symbol.HasAttribute(known.StateAttribute))
                    Check(symbol, (INamedTypeSymbol)symbol.Symbol, known);
            },
            SymbolKind.NamedType);

    private static void Check(SymbolAnalysisContext context, INamedTypeSymbol type, KnownSymbols known)
    {
        var owners = new Dictionary<string, ISymbol>(StringComparer.Ordinal);
        foreach (var member in type.GetMembers())
        {
            if (member is not (IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false }))
                continue;
            foreach (var annotation in BufferAnnotation.Of(member, known))
            {
                var name = GeneratedNames.Of(annotation.Operation, member.Name);
                if (owners.TryGetValue(name, out var owner))
                {
                    Report(context, member, name, SymbolEqualityComparer.Default.Equals(owner, member)
                        ? "another of its attributes gives it one of that name"
                        : $"'{owner.Name}' gets one of that name");
                    continue;
                }

                owners.Add(name, member);
                if (WhyTaken(type, name) is { } reason)
                    Report(context, member, name, reason);
            }
        }

        if (owners.Count == 0)
            return;
        foreach (var bucket in type.GetMembers().SelectMany(member => BufferAnnotation.Of(member, known))
            .Select(static annotation => annotation.Bucket).OfType<string>().Distinct(StringComparer.Ordinal))
        {
            if (WhyTaken(type, GeneratedNames.OfBucket(bucket)) is { } reason)
                Report(context, type, GeneratedNames.OfBucket(bucket), reason);
        }

        if (WhyTaken(type, GeneratedNames.Synchronize) is { } taken)
            Report(context, type, GeneratedNames.Synchronize, taken);
        var cliqueClass = string.Concat(BufferSymbols.ChainOf(type).Select(static link => link.Name)) + CliqueClassSuffix;
        if (type.ContainingNamespace.GetMembers(cliqueClass).Any(static member =>
            member is INamespaceSymbol or INamedTypeSymbol { Arity: 0 } && !IsShared(member)))
            Report(context, type, cliqueClass, "something else in the namespace has that name");
    }

    // The generator adds to its own class: that there is a part of it is no collision.
    private static bool IsShared(ISymbol member) =>
        member.Locations.Any(static location => BufferSymbols.IsGeneratedFile(location.SourceTree));

    private static string? WhyTaken(INamedTypeSymbol type, string name)
    {
        if (type.Name == name || type.TypeParameters.Any(parameter => parameter.Name == name))
            return "a type of that name is already there";
        var members = type.GetMembers(name);
        if (members.Any(static member => !member.IsGenerated()) && !members.Any(static member => member.IsGenerated()))
            return $"'{type.Name}' already has a member of that name";
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.GetMembers(name).Any(static member => member.IsAbstract))
                return $"'{parent.Name}' asks for an override of that name";
        }

        return null;
    }

    private static void Report(SymbolAnalysisContext context, ISymbol symbol, string name, string reason) =>
        context.ReportDiagnostic(Diagnostic.Create(
            GenerationRules.GeneratedNameTaken, symbol.Locations[0], symbol.Name, name, reason));
}
