using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Typestate;

/// <summary>What the temporaries of a control flow graph stand for.</summary>
internal sealed class FlowCaptures
{
    private readonly Dictionary<CaptureId, IOperation?> _values = [];

    private FlowCaptures()
    {
    }

    public FlowCaptures(ControlFlowGraph graph)
    {
        foreach (var capture in graph.Blocks.SelectMany(static block => block.Operations).OfType<IFlowCaptureOperation>())
            _values[capture.Id] = _values.ContainsKey(capture.Id) ? null : capture.Value;
    }

    /// <summary>None: for operations as they are written.</summary>
    public static FlowCaptures None { get; } = new();

    /// <summary>The operation without conversions, or what one expression gave to the temporary it reads.</summary>
    public IOperation Resolve(IOperation operation)
    {
        operation = operation.Unwrap();
        while (operation is IFlowCaptureReferenceOperation reference && _values.TryGetValue(reference.Id, out var value) && value is not null)
            operation = value.Unwrap();
        return operation;
    }
}
