using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Typestate;

/// <summary>A call of ILGPU that reads or writes a buffer on a stream.</summary>
/// <param name="buffer">The buffer.</param>
/// <param name="stream">The stream; <see langword="null"/> for the accelerator's default one.</param>
/// <param name="writes">Whether it writes the buffer.</param>
/// <param name="reachesHost">Whether the other end is the host's memory, so that the call waits for the stream.</param>
internal sealed class DeviceCopy(IOperation buffer, IOperation? stream, bool writes, bool reachesHost)
{
    public IOperation Buffer { get; } = buffer;

    public IOperation? Stream { get; } = stream;

    public bool Writes { get; } = writes;

    public bool ReachesHost { get; } = reachesHost;
}
