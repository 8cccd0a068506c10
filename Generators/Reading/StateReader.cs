using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TypedCollectives.Generators.Models;

namespace TypedCollectives.Generators.Reading;

/// <summary>Reads what a collective state gets.</summary>
internal static class StateReader
{
    public static StateModel? Read(INamedTypeSymbol type, Compilation compilation)
    {
        var buffers = StateBuffers.Of(type);
        if (buffers.IsEmpty)
            return null;
        var methods = buffers.Select(buffer => new BufferMethod(
            buffer.MethodName,
            Inheritance.Hides(type, buffer.MethodName, buffer.Collective.Call.IsOnDevice, compilation),
            buffer.Collective.Call)).ToImmutableArray();
        return new StateModel(methods, ReadSynchronize(type, compilation), Buckets.Read(type, buffers, compilation), CliqueClasses.Read(type));
    }

    private static SynchronizeModel? ReadSynchronize(INamedTypeSymbol type, Compilation compilation)
    {
        if (Inheritance.SynchronizeOf(type) is not { } takesStream)
            return null;
        return new SynchronizeModel(
            Inheritance.Hides(type, KnownNames.Synchronize, takesStream, compilation),
            takesStream,
            Inheritance.InheritedSynchronizeOf(type));
    }
}
