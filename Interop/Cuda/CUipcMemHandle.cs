using System.Runtime.CompilerServices;

namespace TypedCollectives.Interop.Cuda;

/// <summary>The name by which another process opens an allocation: <c>CUipcMemHandle</c>, 64 bytes.</summary>
/// <remarks>It names the whole allocation, whatever address in it was given.</remarks>
[InlineArray(64)]
public struct CUipcMemHandle
{
    private byte _first;
}
