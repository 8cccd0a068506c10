using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>One rank's part in registering a window.</summary>
internal sealed class WindowRequest(Communicator communicator, Operand memory, NcclWindowFlags flags, MemoryWindow window) : GroupRequest(communicator)
{
    internal Operand Memory => memory;

    internal NcclWindowFlags Flags => flags;

    internal MemoryWindow Window => window;

    internal override string Carriers => "NCCL and Peer";

    internal override string Name => $"RegisterWindow({memory.Bytes} bytes)";
}
