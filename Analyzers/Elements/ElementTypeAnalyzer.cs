using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Generation;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Elements;

/// <summary>TC3003: a reduction is asked for on a type that is no element type.</summary>
/// <remarks>
/// What is written as <c>Name&lt;T&gt;</c> is checked where it is written, be it a call, a base type or the type of a field;
/// inferred type arguments are checked at the call; annotated buffers of a fixed type at their declaration.
/// </remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ElementTypeAnalyzer : CollectivesAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => [ArgumentRules.NotAnElementType];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known)
    {
        var marks = new ReductionElementMarks(known);
        var names = new MarkedGenericNames(context.Compilation, known);
        context.RegisterSyntaxNodeAction(
            node =>
            {
                if (names.Contains(((GenericNameSyntax)node.Node).Identifier.ValueText))
                    CheckWritten(node, known, marks);
            },
            SyntaxKind.GenericName);
        context.RegisterOperationBlockAction(block =>
        {
            foreach (var body in block.OperationBlocks.Select(BodyActions.Of))
            {
                foreach (var call in body.Calls)
                    CheckInferred(block, call, call.TargetMethod, known, marks);
                foreach (var reference in body.Methods)
                    CheckInferred(block, reference, reference.Method, known, marks);
            }
        });
        context.RegisterSymbolAction(
            symbol => CheckBuffer(symbol, known), SymbolKind.Field, SymbolKind.Property, SymbolKind.Parameter);
    }

    private static void CheckWritten(SyntaxNodeAnalysisContext context, KnownSymbols known, ReductionElementMarks marks)
    {
        var name = (GenericNameSyntax)context.Node;
        if (name.IsUnboundGenericName || name.IsPartOfStructuredTrivia())
            return;
        var (definition, arguments) = context.SemanticModel.GetSymbolInfo(name, context.CancellationToken).Symbol switch
        {
            IMethodSymbol method => ((ISymbol)method.OriginalDefinition, method.TypeArguments),
            INamedTypeSymbol type => (type.OriginalDefinition, type.TypeArguments),
            _ => (null, []),
        };
        if (definition is null || arguments.Length != name.TypeArgumentList.Arguments.Count)
            return;
        foreach (var index in marks.Of(definition))
        {
            if (!known.Elements.Allows(arguments[index]))
            {
                var location = name.TypeArgumentList.Arguments[index].GetLocation();
                context.ReportDiagnostic(Create(location, arguments[index], definition.Name));
            }
        }
    }

    private static void CheckInferred(
        OperationBlockAnalysisContext context, IOperation use, IMethodSymbol method, KnownSymbols known, ReductionElementMarks marks)
    {
        if (method.IsGenericMethod)
            Check(method.OriginalDefinition, method.TypeArguments);

        // The type parameters of an extension block are inferred like those of the method itself.
        if (method.ContainingType is { IsExtension: true, IsGenericType: true } block)
            Check(block.OriginalDefinition, block.TypeArguments);

        void Check(ISymbol definition, ImmutableArray<ITypeSymbol> arguments)
        {
            foreach (var index in marks.Of(definition))
            {
                if (!known.Elements.Allows(arguments[index])
                    && FindName(use.Syntax) is { } name and not GenericNameSyntax)
                    context.ReportDiagnostic(Create(name.GetLocation(), arguments[index], method.Name));
            }
        }
    }

    private static void CheckBuffer(SymbolAnalysisContext context, KnownSymbols known)
    {
        foreach (var annotation in BufferAnnotation.Of(context.Symbol, known))
        {
            if (annotation is not { IsBuiltInReduction: true }
                || known.Buffers.Read(context.Symbol.GetBufferType()) is not { Element: var element }
                || known.Elements.Allows(element))
                continue;
            context.ReportDiagnostic(Create(context.Symbol.Locations[0], element, annotation.Operation));
        }
    }

    private static SimpleNameSyntax? FindName(SyntaxNode syntax) => syntax switch
    {
        InvocationExpressionSyntax invocation => FindName(invocation.Expression),
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax simple => simple,
        _ => null,
    };

    private static Diagnostic Create(Location location, ITypeSymbol type, string user) => Diagnostic.Create(
        ArgumentRules.NotAnElementType, location, type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat), user);
}
