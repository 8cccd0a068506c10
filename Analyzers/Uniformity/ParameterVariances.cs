using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TypedCollectives.Analyzers.Uniformity;

/// <summary>What a parameter is before anything is assigned to it.</summary>
internal static class ParameterVariances
{
    public static ValueVariance Of(IParameterSymbol parameter, FunctionFlow flow, UniformityEngine engine)
    {
        var syntax = parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        if (engine.Members.Declared(parameter) is { } declared)
            return declared.Varies ? Variance.Of(declared.Kinds, syntax) : declared;
        if (engine.Known.IsAnyCommunicator(parameter.Type))
            return ValueVariance.Uniform;
        if (VarianceSources.IsRankName(parameter.Name) && parameter.Type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64)
            return Variance.Of(VarianceKinds.Rank, syntax);
        if (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } && IsParallel(syntax))
            return Variance.Of(VarianceKinds.Rank, syntax);
        if (parameter.ContainingSymbol is IMethodSymbol { IsStatic: true, Name: "Main" or "<Main>$" } && parameter.Type is IArrayTypeSymbol)
        {
            var input = Variance.Of(VarianceKinds.Input, syntax);
            return new(input, input);
        }

        return flow.OrdinalOf(parameter) is { } ordinal
            ? new(Variance.OfParameter(ordinal), parameter.Type.SpecialType == SpecialType.None ? Variance.OfContent(ordinal) : Variance.Uniform)
            : ValueVariance.Uniform;
    }

    // Parallel.For(0, n, i => ...): each round is another rank's.
    private static bool IsParallel(SyntaxNode? parameter)
    {
        var lambda = parameter?.FirstAncestorOrSelf<AnonymousFunctionExpressionSyntax>();
        return lambda?.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } }
            && access.Expression.ToString() is "Parallel" or "System.Threading.Tasks.Parallel"
            && access.Name.Identifier.ValueText is "For" or "ForEach" or "ForAsync" or "ForEachAsync";
    }
}
