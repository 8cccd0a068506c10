using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Uniformity;

namespace TypedCollectives.Analyzers.Sequences;

/// <summary>The sequences of the functions of a compilation, worked out on demand.</summary>
internal sealed class FunctionSequences(KnownSymbols known)
{
    private readonly Dictionary<FunctionFlow, Term?> _raw = [];
    private readonly Dictionary<FunctionFlow, Term?> _agreed = [];

    public UniformityEngine Engine { get; } = new(known);

    /// <summary>
    /// What a call of a method comes to where all ranks agree; <see langword="null"/> for a method that neither comes to a collective nor
    /// leaves, one that is out of sight, or one that is still being worked out.
    /// </summary>
    public Term? Of(IMethodSymbol method)
    {
        if (!known.Effects.MayCommunicate(method) && !known.Effects.MayLeave(method))
            return null;
        Term? result = null;
        foreach (var target in Engine.Targets.Of(method))
        {
            if (Of(Engine.Flows.Of(target)) is not { } term)
                return null;

            // Which of several targets it is nobody knows: those that do the same are as good as one.
            if (result is not null && Terms.Meet(result, term) is null)
                return null;
            result ??= term;
        }

        return result;
    }

    /// <summary>The same of a function whose flow is at hand.</summary>
    public Term? Of(FunctionFlow? flow)
    {
        if (flow is null)
            return null;
        if (_agreed.TryGetValue(flow, out var term))
            return term;

        // Entered before it is worked out: a function that calls itself adds nothing to itself.
        _agreed.Add(flow, null);
        if (Raw(flow) is { } raw)
            term = new SequenceChecker(static _ => { }).Check(raw);
        return _agreed[flow] = term;
    }

    /// <summary>The sequence with everything in it that ranks may disagree on.</summary>
    public Term? Raw(FunctionFlow flow)
    {
        if (_raw.TryGetValue(flow, out var term))
            return term;
        _raw.Add(flow, null);
        if (Engine.Of(flow) is { } uniformity)
            term = new SequenceBuilder(flow, uniformity, this).Build();
        return _raw[flow] = term;
    }
}
