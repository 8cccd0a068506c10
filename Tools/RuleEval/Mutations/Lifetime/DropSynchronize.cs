using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.RuleEval.Mutations.Lifetime;

/// <summary>
/// Results are read before they are there: a wait is dropped where what a collective works on is used behind it by something that
/// does not wait for its stream.
/// </summary>
internal sealed class DropSynchronize : IMutation
{
    public string Name => "drop a wait";

    public ImmutableArray<string> Rules { get; } = ["TC4001", "TC4004"];

    public IEnumerable<Mutant> Mutate(MutationSource source) => source.Calls
        .Where(call => call.Call.Kind == CallKind.Synchronize && call.Node is StatementSyntax && IsNeeded(call, source))
        .Select(call => MutationSource.Replace(this, (StatementSyntax)call.Node, ""));

    private static bool IsNeeded(CallSite wait, MutationSource source)
    {
        SyntaxNode function = wait.Node.Ancestors().First(static node => node
            is BaseMethodDeclarationSyntax or AnonymousFunctionExpressionSyntax or LocalFunctionStatementSyntax or CompilationUnitSyntax);
        HashSet<ISymbol> buffers = source.Calls
            .Where(call => call.Call.Contract.IsCommunication && call.Node.SpanStart < wait.Node.SpanStart && function.Span.Contains(call.Node.Span))
            .SelectMany(static call => call.Call.Operation.Arguments)
            .Where(argument => argument.Parameter is { } parameter && source.Known.Buffers.Read(parameter.Type) is { IsOnDevice: true })
            .Select(static argument => argument.Value.Root())
            .OfType<ISymbol>()
            .ToHashSet<ISymbol>(SymbolEqualityComparer.Default);
        return buffers.Count > 0 && function.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.SpanStart >= wait.Node.Span.End
            && source.Model.GetSymbolInfo(name).Symbol is { } symbol && buffers.Contains(symbol)
            && !name.Ancestors().OfType<InvocationExpressionSyntax>().Any(call => WaitsForStream(call, source)));
    }

    private static bool WaitsForStream(InvocationExpressionSyntax syntax, MutationSource source) =>
        source.Model.GetOperation(syntax) is IInvocationOperation call
        && (ContractCall.Of(call, source.Known) is { Contract.IsCommunication: true } || DeviceCopies.Of(call) is { Stream: not null });
}
