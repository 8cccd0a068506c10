using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Uniformity;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>Puts a caller's arguments in the place of a function's parameters.</summary>
internal static class Arguments
{
    public static IArgumentOperation? Of(IInvocationOperation call, int ordinal) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == ordinal);

    /// <summary>A text of the function in the words of its caller.</summary>
    /// <param name="text">The text.</param>
    /// <param name="depth">How many functions the called one stands in.</param>
    /// <param name="call">The call.</param>
    /// <param name="caller">The function that makes it.</param>
    public static string Translate(string text, int depth, IInvocationOperation call, FunctionFlow caller)
    {
        for (var i = 0; i < call.TargetMethod.TypeArguments.Length && text.IndexOf('\u0003') >= 0; i++)
            text = text.Replace(TypeText.Placeholder(i), TypeText.Of(call.TargetMethod.TypeArguments[i]));
        return text.IndexOf('\u0001') < 0 ? text : OperationText.Replace(text, depth, ordinal =>
            Of(call, ordinal) is { } argument ? OperationText.Of(argument.Value, caller) : null);
    }
}
