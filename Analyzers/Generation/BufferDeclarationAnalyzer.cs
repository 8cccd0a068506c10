using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Generation;

/// <summary>TC9004, TC9005, TC9007, TC9010, TC9011 and TC9012: an annotated buffer that the generator leaves out.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BufferDeclarationAnalyzer : CollectivesAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics =>
    [
        GenerationRules.UnsupportedBuffer,
        GenerationRules.InvalidInto,
        GenerationRules.AttributeWithoutEffect,
        GenerationRules.ReductionMismatch,
        GenerationRules.NegativeRoot,
        GenerationRules.InvalidBucket,
    ];

    private protected override void Register(CompilationStartAnalysisContext context, KnownSymbols known) =>
        context.RegisterSymbolAction(
            symbol => Check(symbol, known), SymbolKind.Field, SymbolKind.Property, SymbolKind.Parameter);

    private static void Check(SymbolAnalysisContext context, KnownSymbols known)
    {
        var symbol = context.Symbol;
        var annotations = BufferAnnotation.Of(symbol, known).ToImmutableArray();
        if (annotations.IsEmpty)
            return;
        if (WhyWithoutEffect(symbol, annotations[0], known) is { } idle)
        {
            foreach (var annotation in annotations)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    GenerationRules.AttributeWithoutEffect,
                    annotation.LocationOf(null, symbol, context.CancellationToken),
                    annotation.Operation,
                    symbol.Name,
                    idle));
            }

            return;
        }

        if (WhyUnsupported(symbol, annotations, known) is { } unsupported)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                GenerationRules.UnsupportedBuffer,
                symbol.Locations[0],
                symbol.Name,
                symbol.GetBufferType().Display(),
                unsupported));
            return;
        }

        var buffer = known.Buffers.Read(symbol.GetBufferType())!.Value;
        foreach (var annotation in annotations)
            Check(context, known, annotation, buffer);
    }

    private static void Check(SymbolAnalysisContext context, KnownSymbols known, BufferAnnotation annotation, BufferType buffer)
    {
        var symbol = context.Symbol;
        if (annotation.Root < 0)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                GenerationRules.NegativeRoot,
                annotation.LocationOf("Root", symbol, context.CancellationToken),
                annotation.Operation,
                symbol.Name,
                annotation.Root));
        }

        if (annotation.Reduction is { TypeKind: not TypeKind.Error } reduction && !Reduces(reduction, buffer.Element, known))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                GenerationRules.ReductionMismatch,
                annotation.LocationOf(null, symbol, context.CancellationToken),
                reduction.Display(),
                symbol.Name,
                buffer.Element.Display()));
        }

        if (IntoTarget.WhyInvalid(symbol, annotation, buffer, known) is { } invalid)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                GenerationRules.InvalidInto,
                annotation.LocationOf("Into", symbol, context.CancellationToken),
                annotation.Operation,
                symbol.Name,
                invalid));
        }

        if (BucketUse.WhyInvalid(symbol, annotation, buffer, known) is { } misplaced)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                GenerationRules.InvalidBucket,
                annotation.LocationOf("Bucket", symbol, context.CancellationToken),
                symbol.Name,
                annotation.Bucket,
                misplaced));
        }
    }

    private static string? WhyWithoutEffect(ISymbol symbol, BufferAnnotation annotation, KnownSymbols known)
    {
        if (symbol is not IParameterSymbol)
            return symbol.ContainingType.HasAttribute(known.StateAttribute) ? null : "its type has no [CollectiveState]";
        if (symbol.ContainingSymbol is not IMethodSymbol method)
            return "only the parameters of a [CollectiveStep] method are bound";
        if (method is { MethodKind: MethodKind.Constructor, ContainingType.IsRecord: true }
            && method.ContainingType.HasAttribute(known.StateAttribute)
            && method.ContainingType.GetMembers(symbol.Name).Any(static member => member is IPropertySymbol))
            return $"in the parameter list of a record it must say which target it is for: [property: {annotation.Operation}]";
        return method.HasAttribute(known.StepAttribute) || method.PartialDefinitionPart?.HasAttribute(known.StepAttribute) == true
            ? null
            : "its method has no [CollectiveStep]";
    }

    private static string? WhyUnsupported(ISymbol symbol, ImmutableArray<BufferAnnotation> annotations, KnownSymbols known)
    {
        if (WhyInaccessible(symbol) is { } inaccessible)
            return inaccessible;
        var type = symbol.GetBufferType();
        if (type.TypeKind == TypeKind.Error)
            return "the type is not known";
        var isParameter = symbol is IParameterSymbol;
        if (known.Buffers.Read(type) is not { } buffer || (buffer.IsSpan && !isParameter))
        {
            return "use ArrayView<T>, ArrayView1D<T, Stride1D.Dense>, MemoryBuffer1D<T, Stride1D.Dense>, T[] or Memory<T>"
                + (isParameter ? ", or a span" : "");
        }

        if (!buffer.Element.CanBeMoved())
            return $"'{buffer.Element.Display()}' is not unmanaged";
        return buffer.Kind == BufferKind.ReadOnlySpan
            && annotations.Any(static annotation => annotation.Into is null && !annotation.NeedsInto)
            ? "it can only be read, so that Into must name a buffer for the result"
            : null;
    }

    private static string? WhyInaccessible(ISymbol symbol) => symbol switch
    {
        { IsStatic: true, ContainingType.IsStatic: false } => "it is static, and every rank has a state of its own",
        IPropertySymbol { IsIndexer: true } => "it is an indexer",
        IPropertySymbol { GetMethod: null } => "it cannot be read",
        IPropertySymbol { ExplicitInterfaceImplementations.IsEmpty: false } => "it implements an interface explicitly",
        IParameterSymbol { RefKind: not RefKind.None } => "it is passed by reference",
        _ => null,
    };

    private static bool Reduces(ITypeSymbol reduction, ITypeSymbol element, KnownSymbols known) =>
        reduction.AllInterfaces.Any(implemented =>
            SymbolEqualityComparer.Default.Equals(implemented.OriginalDefinition, known.Reduction)
            && implemented.TypeArguments[0].IsSameTypeAs(element));
}
