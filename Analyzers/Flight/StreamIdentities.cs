using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Flight;

/// <summary>Finds out which stream an expression stands for.</summary>
internal sealed class StreamIdentities(FlowContext context)
{
    /// <summary>The stream of a communicator.</summary>
    public StreamIdentity OfCommunicator(IOperation? communicator) =>
        new(StreamKind.Communicator, communicator is null ? null : context.Paths.Of(communicator));

    /// <summary>The stream an expression gives; where it is null, or left out, the communicator's.</summary>
    public StreamIdentity Of(IOperation? stream, IOperation? communicator)
    {
        var value = stream is null ? null : context.Captures.Resolve(stream);
        return value is null or { ConstantValue: { HasValue: true, Value: null } } ? OfCommunicator(communicator) : Of(value);
    }

    /// <summary>The stream a copy is put on: where none is named, the accelerator's default stream.</summary>
    public StreamIdentity OfCopy(IOperation? stream) =>
        stream is null ? new StreamIdentity(StreamKind.Default, null) : Of(context.Captures.Resolve(stream));

    private StreamIdentity Of(IOperation value)
    {
        switch (value)
        {
            case IPropertyReferenceOperation { Property.Name: "Stream", Instance: { } owner } when context.Known.IsCommunicator(owner.Type):
                return OfCommunicator(owner);
            case IPropertyReferenceOperation { Property.Name: "DefaultStream" or "Default" } property:
                return new StreamIdentity(StreamKind.Default, property.Instance is { } of ? context.Paths.Of(of) : null);
            case IDefaultValueOperation { Type.Name: "CUstream" }:
                return new StreamIdentity(StreamKind.Default, null);
            case ILocalReferenceOperation local when context.Writes.OnlyValueOf(local.Local)?.Unwrap() is { } only:
                return IsNewStream(only)
                    ? new StreamIdentity(StreamKind.Made, context.Paths.Of(local), waitsForDefault: !IsNonBlocking(only))
                    : Of(only);
            case IArrayElementReferenceOperation { ArrayReference: var array } when array.Unwrap() is ILocalReferenceOperation streams
                && context.Writes.OnlyValueOf(streams.Local) is { } all && MakesEach(all):
                return new StreamIdentity(StreamKind.Made, context.Paths.Of(streams), waitsForDefault: false);
            case ILocalReferenceOperation local when local.Type?.Name == "CUstream" && IsMadeNatively(local.Local):
                return new StreamIdentity(StreamKind.Made, context.Paths.Of(local), waitsForDefault: true);
            default:
                return StreamIdentity.Unknown;
        }
    }

    private static bool IsNewStream(IOperation value) => value is IInvocationOperation { TargetMethod.Name: "CreateStream" };

    // [.. clique.Select(comm => comm.Accelerator.CreateStream())]: nothing but new ones, which wait for no other.
    private static bool MakesEach(IOperation array) =>
        array.DescendantsAndSelf().Where(static operation => operation.Type?.Name == "AcceleratorStream").ToList() is { Count: > 0 } streams
        && streams.TrueForAll(static stream => stream is IConversionOperation || (IsNewStream(stream) && IsNonBlocking(stream)));

    // ILGPU's own streams do not wait for the default stream, unless their maker asks for it.
    private static bool IsNonBlocking(IOperation value) => value is IInvocationOperation { Arguments.IsEmpty: true };

    private bool IsMadeNatively(ILocalSymbol local) =>
        context.Function.Descendants().OfType<IInvocationOperation>().Count(call =>
            call.TargetMethod.Name == "cuStreamCreate"
            && call.Arguments[0].Value.Unwrap() is IAddressOfOperation { Reference: var target }
            && SymbolEqualityComparer.Default.Equals(target.ReferencedSymbol(), local)) == 1
        && context.Writes.To(local).Count == 0;
}
