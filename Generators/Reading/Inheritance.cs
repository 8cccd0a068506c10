using Microsoft.CodeAnalysis;
using TypedCollectives.Generators.Models;

namespace TypedCollectives.Generators.Reading;

/// <summary>
/// What a state inherits. The methods generated for a base type of the same compilation are not among its members yet, so
/// they are foretold from its buffers.
/// </summary>
internal static class Inheritance
{
    private static readonly BaseSynchronize[] Shapes = [new(true, true), new(false, true), new(true, false), new(false, false)];

    /// <summary>Whether a generated method hides an inherited member, and so must say <c>new</c>.</summary>
    public static bool Hides(INamedTypeSymbol type, string name, bool takesStream, Compilation compilation)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.GetMembers(name).Any(member =>
                    (member is not IMethodSymbol method || (method.Arity == 0 && HasSignature(method, new(takesStream, TakesCallSite: true))))
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
        return buffers.Any(static buffer => buffer.Collective.Call.IsOnDevice) || InheritedSynchronizeOf(type)?.TakesStream == true;
    }

    /// <summary>The <c>Synchronize</c> of the nearest base type that is a state and has one, generated or written.</summary>
    public static BaseSynchronize? InheritedSynchronizeOf(INamedTypeSymbol type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (!parent.Has(KnownNames.StateAttribute))
                continue;
            if (IsOfSameAssembly(parent, type) && SynchronizeOf(parent.OriginalDefinition) is { } foretold)
                return new BaseSynchronize(foretold, TakesCallSite: true);
            var methods = parent.GetMembers(KnownNames.Synchronize).OfType<IMethodSymbol>()
                .Where(static method => method.DeclaredAccessibility == Accessibility.Public).ToList();
            if (Shapes.FirstOrDefault(shape => methods.Any(method => HasSignature(method, shape))) is { } found)
                return found;
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

    private static bool HasSignature(IMethodSymbol method, BaseSynchronize shape)
    {
        var leading = shape.TakesStream ? 2 : 1;
        var parameters = method.Parameters;
        return parameters.Length == leading + (shape.TakesCallSite ? 2 : 0)
            && parameters[0].Type.Is(KnownNames.Runtime, KnownNames.Communicator)
            && (!shape.TakesStream || parameters[1].Type.Is(KnownNames.IlgpuRuntime, KnownNames.AcceleratorStream))
            && (!shape.TakesCallSite || (parameters[leading].Type.SpecialType == SpecialType.System_String
                && parameters[leading + 1].Type.SpecialType == SpecialType.System_Int32));
    }
}
