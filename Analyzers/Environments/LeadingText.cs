using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Environments;

/// <summary>Tells how a text begins, as far as the source says; what is not known is written as an ellipsis.</summary>
internal sealed class LeadingText(SymbolWrites writes)
{
    private const string Unknown = "...";

    // Code that is being typed may give a local its own value.
    private const int MaxDepth = 8;

    /// <summary>The text, or its beginning and an ellipsis; <see langword="null"/> where not even the beginning is known.</summary>
    public string? Of(IOperation text) => Of(text, depth: 0);

    private string? Of(IOperation text, int depth)
    {
        if (depth > MaxDepth)
            return null;
        var operation = text.Unwrap();
        if (operation.ConstantValue is { HasValue: true, Value: string constant })
            return constant;
        return operation switch
        {
            ILocalReferenceOperation { Local: var local } when writes.OnlyValueOf(local) is { } value => Of(value, depth + 1),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum when Of(sum.LeftOperand, depth + 1) is { } left => Open(left),
            IInterpolatedStringOperation { Parts: { IsEmpty: false } parts } => OfPart(parts[0], depth + 1) is { } first ? Open(first) : null,
            _ => null,
        };
    }

    private string? OfPart(IInterpolatedStringContentOperation part, int depth) => part switch
    {
        IInterpolatedStringTextOperation literal => Of(literal.Text, depth),
        IInterpolationOperation { FormatString: null } hole => Of(hole.Expression, depth),
        _ => null,
    };

    private static string Open(string start) => start.EndsWith(Unknown, StringComparison.Ordinal) ? start : start + Unknown;
}
