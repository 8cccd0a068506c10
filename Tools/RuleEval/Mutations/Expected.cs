using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedCollectives.RuleEval.Mutations;

/// <summary>Knows the code of tests that is there to fail.</summary>
internal static class Expected
{
    /// <summary>Whether it stands in a lambda whose exception a test asks for: <c>Assert.Throws(() => ...)</c>.</summary>
    /// <param name="node">What is asked about.</param>
    /// <param name="within">Where to stop.</param>
    public static bool ToThrow(SyntaxNode node, SyntaxNode within) => node.Ancestors().TakeWhile(ancestor => ancestor != within).Any(static ancestor =>
        ancestor is AnonymousFunctionExpressionSyntax { Parent: ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } }
        && NameOf(call).Contains("Throw", StringComparison.Ordinal));

    /// <summary>Whether it is a call that only looks at something.</summary>
    public static bool IsAssertion(InvocationExpressionSyntax call) =>
        call.Expression is MemberAccessExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "Assert" } };

    private static string NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        SimpleNameSyntax name => name.Identifier.ValueText,
        _ => "",
    };
}
