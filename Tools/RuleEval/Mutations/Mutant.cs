using Microsoft.CodeAnalysis;

namespace TypedCollectives.RuleEval.Mutations;

/// <summary>A source with one thing broken.</summary>
/// <param name="Mutation">What broke it.</param>
/// <param name="Place">Where, in the correct source.</param>
/// <param name="Site">The broken part as it was.</param>
/// <param name="Root">The broken source.</param>
internal sealed record Mutant(IMutation Mutation, Location Place, string Site, SyntaxNode Root);
