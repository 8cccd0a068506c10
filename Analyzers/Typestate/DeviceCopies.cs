using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Typestate;

/// <summary>
/// Recognizes the copies of ILGPU. Those to and from the host's memory wait for the stream they are put on, and for no other: where no
/// stream is named that is the accelerator's default stream, which a communicator's stream does not wait for.
/// </summary>
internal static class DeviceCopies
{
    public static DeviceCopy? Of(IInvocationOperation call)
    {
        var method = call.TargetMethod;
        if (!IsOfIlgpu(method) || (call.Instance ?? call.Arguments.FirstOrDefault()?.Value) is not { } buffer)
            return null;
        var stream = call.Arguments
            .FirstOrDefault(static argument => argument.Parameter?.Type.Name == "AcceleratorStream")?.Value;
        return method.Name switch
        {
            "GetAsArray" or "GetAsArray1D" or "GetAsArray2D" or "GetAsArray3D" or "GetAsPageLocked" or "GetAsPageLocked1D" or "GetRawData"
                or "CopyToCPU" => new DeviceCopy(buffer, stream, writes: false, reachesHost: true),
            "CopyFromCPU" => new DeviceCopy(buffer, stream, writes: true, reachesHost: true),
            "CopyToCPUUnsafeAsync" or "CopyToPageLockedAsync" or "CopyTo" => new DeviceCopy(buffer, stream, writes: false, reachesHost: false),
            "CopyFromCPUUnsafeAsync" or "CopyFromPageLockedAsync" or "CopyFrom" or "MemSet" or "MemSetToZero" =>
                new DeviceCopy(buffer, stream, writes: true, reachesHost: false),
            _ => null,
        };
    }

    private static bool IsOfIlgpu(IMethodSymbol method) => method.ContainingNamespace is
    {
        Name: "Runtime",
        ContainingNamespace: { Name: "ILGPU", ContainingNamespace.IsGlobalNamespace: true },
    };
}
