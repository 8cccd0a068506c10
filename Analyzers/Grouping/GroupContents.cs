using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>The calls that the groups of a body hold, by the group.</summary>
internal sealed class GroupContents
{
    private readonly ILookup<IOperation, ContractCall> _calls;

    public GroupContents(KnownSymbols known, OpenGroups groups, OperationBlockAnalysisContext context) => _calls = context.Operations()
        .Select(operation => ContractCall.Of(operation, known))
        .Where(static call => call is { Contract.IsCommunication: true })
        .Select(call => (Call: call!, Group: groups.Around(call!.Operation, call.Contract.IsNative)))
        .Where(static entry => entry.Group is not null)
        .ToLookup(static entry => entry.Group!, static entry => entry.Call);

    /// <summary>The calls that communicate in a group.</summary>
    /// <param name="group">What <see cref="OpenGroups.Around"/> gave.</param>
    public IEnumerable<ContractCall> Of(IOperation group) => _calls[group];

    /// <summary>Those that stand before an operation.</summary>
    public IEnumerable<ContractCall> Before(IOperation group, IOperation operation) =>
        Of(group).Where(call => call.Operation.Syntax.Span.End <= operation.Syntax.SpanStart);
}
