using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Sequences;
using TypedCollectives.Analyzers.Uniformity;

namespace TypedCollectives.Analyzers.Divergence;

/// <summary>Finds what is to be said of one member: of its body, and of the lambdas and local functions in it.</summary>
internal sealed class MemberDivergences(FunctionSequences sequences)
{
    private readonly HashSet<(string Id, SyntaxNode Syntax)> _reported = [];
    private readonly List<Diagnostic> _diagnostics = [];

    public IReadOnlyList<Diagnostic> Find(IMethodSymbol method)
    {
        if (sequences.Engine.Flows.Of(method) is { } flow)
            Find(flow);
        return _diagnostics;
    }

    private void Find(FunctionFlow flow)
    {
        if (sequences.Raw(flow) is { } raw && Terms.HasCall(raw))
            new SequenceChecker(found => Add(DivergenceReports.Describe(found))).Check(raw);
        foreach (var diagnostic in ArgumentDivergences.Find(flow, sequences.Engine))
            Add(diagnostic);
        foreach (var function in flow.Graph.LocalFunctions)
        {
            if (sequences.Engine.Flows.Of(function) is { } local)
                Find(local);
        }

        foreach (var lambda in flow.Graph.Blocks.SelectMany(static block => block.Evaluated())
            .SelectMany(static operation => operation.DescendantsAndSelf()).OfType<IFlowAnonymousFunctionOperation>())
        {
            if (sequences.Engine.Flows.Of(lambda, flow) is { } inner)
                Find(inner);
        }
    }

    // A condition that is asked again in another place is the same mistake.
    private void Add((Diagnostic Diagnostic, SyntaxNode Cause) report)
    {
        if (_reported.Add((report.Diagnostic.Id, report.Cause)) && !_diagnostics.Exists(other => IsSame(other, report.Diagnostic)))
            _diagnostics.Add(report.Diagnostic);
    }

    private static bool IsSame(Diagnostic one, Diagnostic other) => one.Id == other.Id && one.Location.Equals(other.Location);
}
