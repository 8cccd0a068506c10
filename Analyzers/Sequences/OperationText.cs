using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Uniformity;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>Writes expressions so that the same value reads the same wherever it is written.</summary>
internal static class OperationText
{
    private const int MaxDepth = 6;

    /// <summary>The text; a parameter of the function is written as a placeholder that a caller replaces by its argument.</summary>
    public static string Of(IOperation operation, FunctionFlow flow)
    {
        var text = new StringBuilder();
        Write(text, operation, flow, 0);
        return text.ToString();
    }

    /// <summary>What stands for a parameter.</summary>
    public static string Placeholder(int depth, int ordinal) => $"\u0001{depth}:{ordinal}\u0002";

    /// <summary>Replaces what stands for the parameters of a function, all at once: what replaces one may look like another.</summary>
    public static string Replace(string text, int depth, Func<int, string?> replacement)
    {
        var prefix = $"\u0001{depth}:";
        var result = new StringBuilder();
        var position = 0;
        for (int start; (start = text.IndexOf(prefix, position, StringComparison.Ordinal)) >= 0;)
        {
            var end = text.IndexOf('\u0002', start);
            var ordinal = int.Parse(text.Substring(start + prefix.Length, end - start - prefix.Length), CultureInfo.InvariantCulture);
            result.Append(text, position, start - position);
            result.Append(replacement(ordinal) ?? Placeholder(depth, ordinal));
            position = end + 1;
        }

        return result.Append(text, position, text.Length - position).ToString();
    }

    private static void Write(StringBuilder text, IOperation operation, FunctionFlow flow, int depth)
    {
        operation = operation.Unwrap();
        if (operation.ConstantValue is { HasValue: true } constant)
        {
            text.Append(constant.Value ?? "null");
            return;
        }

        switch (operation)
        {
            case ILocalReferenceOperation { Local: var local }:
                if (depth < MaxDepth && flow.Writes.OnlyValueOf(local) is { } value && IsPlain(value))
                    Write(text, value, flow, depth + 1);
                else
                    text.Append(IsLoopVariable(local) ? "$" : local.Name);
                break;
            case IFlowCaptureReferenceOperation reference
                when depth < MaxDepth && (Captures.OnlyValueOf(reference, flow) ?? Captures.ChoiceOf(reference, flow)) is { } captured:
                Write(text, captured, flow, depth + 1);
                break;
            case IParameterReferenceOperation { Parameter: var parameter }:
                text.Append(OfParameter(parameter, flow));
                break;
            case IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true }:
                var member = (IMemberReferenceOperation)operation;
                if (member.Instance is { } instance and not IInstanceReferenceOperation)
                {
                    Write(text, instance, flow, depth + 1);
                    text.Append('.');
                }

                text.Append(member.Member.Name);
                break;
            case IPropertyReferenceOperation { Instance: { } indexed } indexer:
                Write(text, indexed, flow, depth + 1);
                WriteAll(text, indexer.Arguments.Select(static argument => argument.Value), '[', ']', flow, depth);
                break;
            case IArrayElementReferenceOperation element:
                Write(text, element.ArrayReference, flow, depth + 1);
                WriteAll(text, element.Indices, '[', ']', flow, depth);
                break;
            case IBinaryOperation binary:
                text.Append('(');
                Write(text, binary.LeftOperand, flow, depth + 1);
                text.Append(binary.OperatorKind);
                Write(text, binary.RightOperand, flow, depth + 1);
                text.Append(')');
                break;
            case IConditionalOperation { WhenFalse: { } whenFalse } choice:
                WriteAll(text, [choice.Condition, choice.WhenTrue, whenFalse], '?', ':', flow, depth);
                break;
            case IUnaryOperation unary:
                text.Append(unary.OperatorKind);
                Write(text, unary.Operand, flow, depth + 1);
                break;
            case IInvocationOperation call:
                if (call.Instance is { } receiver)
                    Write(text, receiver, flow, depth + 1);
                text.Append('.').Append(call.TargetMethod.Name);
                WriteAll(text, call.Arguments.Select(static argument => argument.Value), '(', ')', flow, depth);
                break;
            default:
                foreach (var token in operation.Syntax.DescendantTokens())
                    text.Append(token.Text).Append(' ');
                break;
        }
    }

    private static string OfParameter(IParameterSymbol parameter, FunctionFlow flow)
    {
        for (var function = flow; function is not null; function = function.Container)
        {
            if (function.OrdinalOf(parameter) is { } ordinal)
                return Placeholder(function.Depth, ordinal);
        }

        return parameter.Name;
    }

    private static void WriteAll(
        StringBuilder text, IEnumerable<IOperation> operations, char open, char close, FunctionFlow flow, int depth)
    {
        text.Append(open);
        foreach (var operation in operations)
        {
            Write(text, operation, flow, depth + 1);
            text.Append(',');
        }

        text.Append(close);
    }

    // A value that names another thing; what a call gives may differ from call to call.
    private static bool IsPlain(IOperation value) =>
        value.ConstantValue.HasValue
        || (value.Unwrap() is IConditionalOperation choice
            && !choice.Descendants().Any(static inner => inner is IInvocationOperation or IAwaitOperation or ISwitchExpressionOperation))
        || value.Unwrap() is ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation
            or IPropertyReferenceOperation or IArrayElementReferenceOperation;

    // The counters of two loops that do the same have different names.
    private static bool IsLoopVariable(ILocalSymbol local) => local.DeclaringSyntaxReferences.Any(static reference =>
        reference.GetSyntax() is ForEachStatementSyntax or VariableDeclaratorSyntax { Parent.Parent: ForStatementSyntax });
}
