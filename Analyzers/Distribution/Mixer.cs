using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Values;

namespace TypedCollectives.Analyzers.Distribution;

/// <summary>Tells how a computed value lies, by the buffers it is computed from.</summary>
internal sealed class Mixer(KnownSymbols known, BufferNames names, BodyIndex body, Reach reach)
{
    private const int MaxDepth = 32;

    public Mixture Of(IOperation value, BufferStates states) => Of(value, states, depth: 0);

    private Mixture Of(IOperation value, BufferStates states, int depth)
    {
        if (value.ConstantValue.HasValue)
            return Mixture.Same;
        if (depth > MaxDepth)
            return Mixture.Unknown;
        if ((names.OfElement(value) ?? names.Of(value)) is { } buffer)
            return new Mixture(states[buffer.Symbol].Spread, buffer);
        switch (value)
        {
            case ILocalReferenceOperation { Local: var local }:
                return body.ValueOf(local) is { } only ? Of(only, states, depth + 1) : Mixture.Unknown;
            case IPropertyReferenceOperation { Property.Name: "Size", Instance.Type: var type } when known.IsCommunicator(type):
                return Mixture.Same;
            case IInvocationOperation call:
                return OfCall(call, states, depth);
            case IBinaryOperation or IUnaryOperation or IConversionOperation or IParenthesizedOperation or ITupleOperation or IConditionalOperation:
                return value.ChildOperations.Aggregate(Mixture.Same, (mixture, child) => mixture.With(Of(child, states, depth + 1)));
            default:
                return Mixture.Unknown;
        }
    }

    // A function of numbers may have other sources too, unless it is mathematics; only then what it makes of a whole buffer is known.
    private Mixture OfCall(IInvocationOperation call, BufferStates states, int depth)
    {
        if (reach.MayCommunicate(call))
            return Mixture.Unknown;
        var isMathematics = call.TargetMethod.ContainingType is { Name: "Math" or "MathF" or "TensorPrimitives" or "Enumerable" or "XMath" or "IntrinsicMath" }
            && Reach.IsFramework(call.TargetMethod);
        var mixture = isMathematics ? Mixture.Same : Mixture.Unknown;
        foreach (var argument in call.Arguments)
        {
            if (isMathematics || !names.IsBuffer(argument.Value.Type))
                mixture = mixture.With(Of(argument.Value, states, depth + 1));
        }

        return mixture;
    }
}
