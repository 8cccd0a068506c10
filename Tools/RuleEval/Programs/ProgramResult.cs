using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedCollectives.RuleEval.Programs;

/// <summary>What became of a program.</summary>
/// <param name="Source">The program.</param>
/// <param name="Errors">The errors of the compiler; a program that has any counts for nothing.</param>
/// <param name="Reported">What the rules reported.</param>
internal sealed record ProgramResult(ProgramSource Source, ImmutableArray<Diagnostic> Errors, ImmutableArray<Diagnostic> Reported);
