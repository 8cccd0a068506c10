using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Typestate;

/// <summary>A call that ends the life of a communicator, a clique, a buffer or memory.</summary>
internal readonly struct Release(IOperation subject, string verb)
{
    /// <summary>What is released.</summary>
    public IOperation Subject { get; } = subject;

    /// <summary>What happens to it, for messages: <c>disposed</c>, <c>aborted</c>.</summary>
    public string Verb { get; } = verb;

    /// <summary>Whether a method of a communicator, clique, exchange or buffer ends its life.</summary>
    public static bool IsBy(IMethodSymbol method) => method.Name is "Dispose" or "DisposeAsync" or "Abort";

    /// <summary>The variable that what is released hangs on; none for a communicator that a call has made of another: <c>comm.Split(0).Dispose()</c>.</summary>
    public ISymbol? RootIn(ElementSources sources, KnownSymbols known)
    {
        for (var current = Subject.Unwrap(); current is not null; current = current.ChildOperations.FirstOrDefault()?.Unwrap())
        {
            if (current is IInvocationOperation { Instance: { } instance } && known.IsCommunicator(instance.Type))
                return null;
        }

        return sources.RootOf(Subject);
    }

    /// <summary>What the call releases, if it does.</summary>
    public static Release? Of(IInvocationOperation call, KnownSymbols known, FlowCaptures captures)
    {
        var method = call.TargetMethod;
        if (call.Instance is { } instance)
        {
            // A using statement disposes through the interface.
            var subject = captures.Resolve(instance);
            if (!known.IsReleasable(subject.Type))
                return null;
            return method.Name switch
            {
                "Dispose" or "DisposeAsync" => new Release(subject, "disposed"),
                "Abort" when known.IsCommunicator(subject.Type) => new Release(subject, "aborted"),
                _ => null,
            };
        }

        if (!NativeResources.Releases.TryGetValue(method.Name, out var release)
            || !(known.IsNativeLibrary(method.ContainingType) || method.ContainingType.Name is "NativeMemory" or "Marshal")
            || call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == release.Parameter) is not { } argument)
            return null;
        return new Release(argument.Value, release.Verb);
    }
}
