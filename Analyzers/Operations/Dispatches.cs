using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Operations;

/// <summary>Recognizes what hands work to other threads.</summary>
internal static class Dispatches
{
    // By the full name of the type: the methods that start what they are given, or the constructor.
    private static readonly ImmutableDictionary<string, ImmutableHashSet<string>> Known = new Dictionary<string, ImmutableHashSet<string>>
    {
        ["System.Threading.Tasks.Task"] = ["Run", "ContinueWith"],
        ["System.Threading.Tasks.TaskFactory"] = ["StartNew"],
        ["System.Threading.Tasks.Parallel"] = ["For", "ForEach", "Invoke", "ForAsync", "ForEachAsync"],
        ["System.Threading.ThreadPool"] = ["QueueUserWorkItem", "UnsafeQueueUserWorkItem", "RegisterWaitForSingleObject"],
        ["System.Threading.Thread"] = [".ctor"],
        ["System.Threading.Timer"] = [".ctor"],
        ["System.Linq.ParallelEnumerable"] = ["ForAll"],
    }.ToImmutableDictionary();

    /// <summary>The name of what hands work to other threads, and the delegates it is given; <see langword="null"/> for anything else.</summary>
    public static (string Name, ImmutableArray<IOperation> Work)? Of(IOperation operation) => operation switch
    {
        IInvocationOperation call when IsKnown(call.TargetMethod) =>
            ($"{call.TargetMethod.ContainingType.Name}.{call.TargetMethod.Name}", Delegates(call.Arguments)),
        IObjectCreationOperation { Constructor: { } constructor } creation when IsKnown(constructor) =>
            ($"new {constructor.ContainingType.Name}", Delegates(creation.Arguments)),
        _ => null,
    };

    private static bool IsKnown(IMethodSymbol method) =>
        method.ContainingType is { } type
        && type.ContainingNamespace is { ContainingNamespace.Name: "System" or "Threading" or "" }
        && Known.TryGetValue($"{type.ContainingNamespace.ToDisplayString()}.{type.Name}", out var methods)
        && methods.Contains(method.Name);

    private static ImmutableArray<IOperation> Delegates(ImmutableArray<IArgumentOperation> arguments) =>
        [.. arguments.SelectMany(static argument => Flatten(argument.Value)).Where(static value => value.Type?.TypeKind == TypeKind.Delegate)];

    // Parallel.Invoke takes an array.
    private static IEnumerable<IOperation> Flatten(IOperation value) => value.Unwrap() switch
    {
        IArrayCreationOperation { Initializer: { } initializer } => initializer.ElementValues,
        _ => [value],
    };
}
