using Microsoft.CodeAnalysis;

namespace TypedCollectives.Generators.Reading;

/// <summary>
/// What a state inherits. The methods generated for a base type of the same compilation are not among its members yet, so
/// they are foretold from its buffers.
/// </summary>
internal static class Inheritance
{
    /// <summary>Whether a generated method hides an inherited member, and so must say <c>new</c>.</summary>
    public static bool Hides(INamedTypeSymbol type, string name, bool takesStream, Compilation compilation)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.GetMembers(name).Any(member =>
                    (member is not IMethodSymbol method || (method.Arity == 0 && HasSignature(method, takesStream)))
                    && compilation.IsSymbolAccessibleWithin(member, type)))
            {
                return true;
            }
            if (IsOfSameAssembly(parent, type) && Generates(parent.OriginalDefinition, name, takesStream))
                return true;
        }
        return false;
    }

    /// <summary>
    /// Whether the <c>Synchronize</c> generated for a state takes a stream; <see langword="null"/> if it gets none.
    /// </summary>
    public static bool? SynchronizeOf(INamedTypeSymbol type)
    {
        var buffers = StateBuffers.Of(type);
        if (buffers.IsEmpty || !StateBuffers.IsFree(type, KnownNames.Synchronize))
            return null;
        return buffers.Any(static buffer => buffer.Collective.Call.IsOnDevice) || InheritedSynchronizeOf(type) == true;
    }

    /// <summary>The same for the nearest base type that has one.</summary>
    public static bool? InheritedSynchronizeOf(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (!parent.Has(KnownNames.StateAttribute))
                continue;
            if (IsOfSameAssembly(parent, type) && SynchronizeOf(parent.OriginalDefinition) is { } foretold)
                return foretold;
            var methods = parent.GetMembers(KnownNames.Synchronize).OfType<IMethodSymbol>()
                .Where(static method => method.DeclaredAccessibility == Accessibility.Public).ToList();
            if (methods.Any(static method => HasSignature(method, takesStream: true)))
                return true;
            if (methods.Any(static method => HasSignature(method, takesStream: false)))
                return false;
        }
        return null;
    }

    private static bool Generates(INamedTypeSymbol type, string name, bool takesStream) =>
        name == KnownNames.Synchronize
            ? SynchronizeOf(type) == takesStream
            : StateBuffers.Of(type).Any(buffer =>
                buffer.MethodName == name && buffer.Collective.Call.IsOnDevice == takesStream);

    private static bool IsOfSameAssembly(INamedTypeSymbol left, INamedTypeSymbol right) =>
        left.ContainingAssembly.IsSameAs(right.ContainingAssembly);

    private static bool HasSignature(IMethodSymbol method, bool takesStream) =>
        method.Parameters.Length == (takesStream ? 2 : 1)
        && method.Parameters[0].Type.Is(KnownNames.Runtime, KnownNames.Communicator)
        && (!takesStream || method.Parameters[1].Type.Is(KnownNames.IlgpuRuntime, KnownNames.AcceleratorStream));
}
