using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Flight;

/// <summary>Recognizes what touches a buffer.</summary>
internal sealed class Touches(FlowContext context, StreamIdentities streams)
{
    public IEnumerable<Touch> Of(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation call when DeviceCopies.Of(call) is { } copy:
                var kind = !copy.ReachesHost ? TouchKind.Device : copy.Writes ? TouchKind.Written : TouchKind.Read;
                return Create(copy.Buffer, kind, copy.Writes, streams.OfCopy(copy.Stream), call.Syntax.GetLocation());
            case IInvocationOperation call when Release.Of(call, context.Known, context.Captures) is { } release:
                return Create(release.Subject, TouchKind.Released, writes: true, stream: null, LocationOf(call, release.Subject));
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } launch when StreamOf(launch) is { } stream:
                return launch.Arguments
                    .Where(argument => context.Known.Buffers.Read(argument.Value.Type!) is { IsOnDevice: true })
                    .SelectMany(argument => Create(argument.Value, TouchKind.Device, writes: false, stream, launch.Syntax.GetLocation()));
            case IArrayElementReferenceOperation element:
                return CreateHost(element.ArrayReference, IsTarget(element), element.Syntax.GetLocation());
            case IPropertyReferenceOperation { Property.Name: "Span", Instance: { } memory } when memory.Type?.Name == "Memory":
                return CreateHost(memory, writes: false, operation.Syntax.GetLocation());
            case { Syntax: ElementAccessExpressionSyntax } when operation.ChildOperations.FirstOrDefault() is { Type.TypeKind: TypeKind.Pointer } pointer
                && operation is not IArrayElementReferenceOperation:
                return CreateHost(pointer, IsTarget(operation), operation.Syntax.GetLocation());
            default:
                return [];
        }
    }

    /// <summary>What a lambda touches before it waits for anything, where it is called for each element at once.</summary>
    public IEnumerable<(Touch Touch, IOperation Operation)> Of(IFlowAnonymousFunctionOperation lambda)
    {
        var written = context.Function.Descendants().OfType<IAnonymousFunctionOperation>().FirstOrDefault(other => other.Syntax == lambda.Syntax);
        if (written is null || !IsCalledAtOnce(written))
            return [];
        return written.Body.InOrderOfEvaluation()
            .TakeWhile(operation => operation is not (IAwaitOperation or IInvocationOperation)
                || (operation is IInvocationOperation call && (DeviceCopies.Of(call) is not null || !WaitingMethods.Of(context.Known).MayWait(call.TargetMethod))))
            .SelectMany(operation => Of(operation).Select(touch => (touch, operation)));
    }

    // Assert.All(buffers, buffer => ...), Array.ForEach(buffers, buffer => ...): a query may run at any later time.
    private static bool IsCalledAtOnce(IAnonymousFunctionOperation lambda) =>
        ElementSources.CallOf(lambda)?.TargetMethod is { Name: "ForEach" } or { Name: "All", ContainingType.Name: "Assert" };

    /// <summary>The stream a kernel is launched on, if a delegate is one.</summary>
    public StreamIdentity? StreamOf(IInvocationOperation launch)
    {
        if (launch.Arguments.FirstOrDefault(static argument => argument.Parameter?.Type.Name == "AcceleratorStream") is { } named)
            return streams.OfCopy(named.Value);
        return launch.Instance is ILocalReferenceOperation local
            && context.Writes.OnlyValueOf(local.Local) is IInvocationOperation { TargetMethod.Name: var loader }
            && loader.StartsWith("Load", StringComparison.Ordinal)
            && loader.EndsWith("StreamKernel", StringComparison.Ordinal)
                ? streams.OfCopy(stream: null)
                : null;
    }

    private IEnumerable<Touch> Create(IOperation buffer, TouchKind kind, bool writes, StreamIdentity? stream, Location location) =>
        context.PathsOf(buffer).Select(path => new Touch(path, kind, writes, stream, location));

    private IEnumerable<Touch> CreateHost(IOperation memory, bool writes, Location location) =>
        Create(memory, writes ? TouchKind.Written : TouchKind.Read, writes, stream: null, location);

    private static bool IsTarget(IOperation element) =>
        element.Parent is IAssignmentOperation assignment ? assignment.Target == element : element.Parent is IIncrementOrDecrementOperation;

    // The end of a using scope is written nowhere: it is where the resource is declared.
    private static Location LocationOf(IInvocationOperation call, IOperation subject) =>
        call.IsImplicit && subject is ILocalReferenceOperation local ? local.Local.Locations[0] : call.Syntax.GetLocation();
}
