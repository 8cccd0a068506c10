using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Operations;

/// <summary>Ways through an operation tree.</summary>
internal static class OperationExtensions
{
    /// <summary>The operation without the conversions around it; an assignment stands for its value.</summary>
    public static IOperation Unwrap(this IOperation operation)
    {
        while (true)
        {
            switch (operation)
            {
                case IConversionOperation conversion:
                    operation = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    operation = parenthesized.Operand;
                    break;
                case ISimpleAssignmentOperation assignment:
                    operation = assignment.Value;
                    break;
                case IConditionalAccessInstanceOperation instance when instance.FindReceiver() is { } receiver:
                    operation = receiver;
                    break;
                default:
                    return operation;
            }
        }
    }

    /// <summary>The symbol a reference refers to: a local, parameter, field, or property without arguments.</summary>
    public static ISymbol? ReferencedSymbol(this IOperation operation) => operation.Unwrap() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        IFieldReferenceOperation field => field.Field,
        IPropertyReferenceOperation { Arguments.IsEmpty: true } property => property.Property,
        IDeclarationExpressionOperation declaration => declaration.Expression.ReferencedSymbol(),
        IVariableDeclaratorOperation declarator => declarator.Symbol,
        _ => null,
    };

    /// <summary>What a buffer hangs on: <c>buffers</c> in <c>buffers[i].View</c>, <c>x</c> in <c>x.AsMemory()</c>.</summary>
    public static ISymbol? Root(this IOperation operation)
    {
        while (true)
        {
            operation = operation.Unwrap();
            switch (operation)
            {
                case IInvocationOperation { Instance: { } instance }:
                    operation = instance;
                    break;
                case IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments: { IsEmpty: false } arguments }:
                    operation = arguments[0].Value;
                    break;
                case IMemberReferenceOperation { Instance: { } instance and not IInstanceReferenceOperation }:
                    operation = instance;
                    break;
                case IArrayElementReferenceOperation element:
                    operation = element.ArrayReference;
                    break;
                default:
                    return operation.ReferencedSymbol();
            }
        }
    }

    /// <summary>The method, local function or lambda the operation runs in.</summary>
    public static IOperation Function(this IOperation operation)
    {
        var current = operation;
        while (current.Parent is { } parent)
        {
            current = parent;
            if (current is IAnonymousFunctionOperation or ILocalFunctionOperation)
                break;
        }

        return current;
    }

    /// <summary>The child of an ancestor through which the operation hangs on it.</summary>
    public static IOperation ChildOn(this IOperation operation, IOperation ancestor)
    {
        var current = operation;
        while (current.Parent is { } parent && parent != ancestor)
            current = parent;
        return current;
    }

    public static bool IsWithin(this IOperation operation, IOperation ancestor)
    {
        for (var current = operation; current is not null; current = current.Parent)
        {
            if (current == ancestor)
                return true;
        }

        return false;
    }

    /// <summary>The statements an operation directly holds, in the order they run.</summary>
    public static IReadOnlyList<IOperation> Statements(this IOperation operation) => operation switch
    {
        IBlockOperation block => block.Operations,
        ISwitchCaseOperation section => section.Body,
        _ => [],
    };

    /// <summary>What runs as part of the operation itself: the bodies of lambdas and local functions are left out.</summary>
    public static IEnumerable<IOperation> DescendantsInFunction(this IOperation operation)
    {
        yield return operation;
        foreach (var child in operation.ChildOperations)
        {
            if (child is IAnonymousFunctionOperation or ILocalFunctionOperation)
                continue;
            foreach (var descendant in child.DescendantsInFunction())
                yield return descendant;
        }
    }

    /// <summary>The operation and all it is made of, in the order in which they are evaluated: the arguments of a call before the call.</summary>
    public static IEnumerable<IOperation> InOrderOfEvaluation(this IOperation operation)
    {
        foreach (var child in operation.ChildOperations)
        {
            foreach (var descendant in child.InOrderOfEvaluation())
                yield return descendant;
        }

        yield return operation;
    }

    /// <summary>Whether control never runs on past the statement.</summary>
    public static bool LeavesSequence(this IOperation statement) => statement switch
    {
        IReturnOperation { Kind: OperationKind.Return } or IBranchOperation or IThrowOperation => true,
        IExpressionStatementOperation { Operation: IThrowOperation } => true,
        IBlockOperation { Operations: { IsEmpty: false } operations } => operations[operations.Length - 1].LeavesSequence(),
        _ => false,
    };

    /// <summary>The line an operation begins on, as an editor counts.</summary>
    public static int Line(this IOperation operation) => operation.Syntax.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    private static IOperation? FindReceiver(this IConditionalAccessInstanceOperation instance)
    {
        IOperation child = instance;
        for (var current = instance.Parent; current is not null; child = current, current = current.Parent)
        {
            if (current is IConditionalAccessOperation access && access.WhenNotNull == child)
                return access.Operation;
        }

        return null;
    }
}
