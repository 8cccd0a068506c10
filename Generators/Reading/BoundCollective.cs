using Microsoft.CodeAnalysis;
using TypedCollectives.Generators.Models;

namespace TypedCollectives.Generators.Reading;

/// <summary>An annotation that makes sense on its buffer.</summary>
internal sealed class BoundCollective
{
    private BoundCollective(CollectiveAnnotation annotation, Operand send, Operand? receive)
    {
        Send = send;
        Bucket = annotation.Bucket;
        var element = send.Buffer.Element;
        if (annotation is { IsReduction: true, Reduction: null })
            ReductionElement = CollectiveElements.LaneOf(element) as ITypeParameterSymbol;
        Call = new CollectiveCall(
            annotation.Operation,
            new OperandModel(send.Name, send.ExpressionBeside(receive)),
            receive is null ? null : new OperandModel(receive.Name, receive.ExpressionBeside(send)),
            annotation.ReduceOp,
            annotation.Reduction is { } reduction
                ? new ReductionModel(
                    Names.Of(element),
                    Names.Of(reduction),
                    reduction.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat))
                : null,
            annotation.Root,
            send.Buffer.IsOnDevice);
    }

    public CollectiveCall Call { get; }

    public Operand Send { get; }

    /// <summary>The bucket that the buffer is exchanged in, if it names one.</summary>
    public string? Bucket { get; }

    /// <summary>The type parameter that a built-in reduction will understand, if the elements are of one.</summary>
    public ITypeParameterSymbol? ReductionElement { get; }

    /// <summary>Binds an annotation to its buffers.</summary>
    /// <param name="annotation">The annotation.</param>
    /// <param name="send">The annotated buffer.</param>
    /// <param name="find">Finds the buffer that <c>Into</c> names.</param>
    /// <returns><see langword="null"/> if it makes no sense.</returns>
    public static BoundCollective? Bind(CollectiveAnnotation annotation, Operand send, Func<string, Operand?> find)
    {
        var receive = annotation.Into is { } into ? find(into) : null;
        if (annotation.Into is null ? annotation.NeedsInto || send.Buffer.Kind == BufferKind.ReadOnlySpan : !Fits(send, receive))
            return null;
        if (annotation.Root < 0 || !Reduces(annotation.Reduction, send.Buffer.Element))
            return null;
        return new BoundCollective(annotation, send, receive);
    }

    private static bool Fits(Operand send, Operand? receive) =>
        receive is not null
        && receive.Name != send.Name
        && receive.Buffer.Kind != BufferKind.ReadOnlySpan
        && receive.Buffer.IsOnDevice == send.Buffer.IsOnDevice
        && receive.Buffer.Element.IsSameTypeAs(send.Buffer.Element);

    private static bool Reduces(ITypeSymbol? reduction, ITypeSymbol element) =>
        reduction is null
        || (reduction.IsValueType
            && !reduction.MentionsFileLocal()
            && !element.MentionsFileLocal()
            && reduction.AllInterfaces.Any(implemented =>
                implemented.OriginalDefinition.Is(KnownNames.Runtime, KnownNames.ReductionInterface)
                && implemented.TypeArguments[0].IsSameTypeAs(element)));
}
