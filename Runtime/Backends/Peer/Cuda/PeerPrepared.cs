using System.Runtime.InteropServices;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>A collective as one rank launches it again and again: all that the driver is told, but for the buffers, the stream and the meeting.</summary>
internal sealed unsafe class PeerPrepared : IDisposable
{
    private readonly CUfunction _function;
    private Block* _block;

    /// <summary>Lays out what the driver reads at each launch.</summary>
    /// <param name="signature">Which calls it is for.</param>
    /// <param name="kernel">The kernel, or null where nothing is to be done.</param>
    /// <param name="arguments">The rank's arguments; buffers and sequence are filled in at each launch.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="meetings">How many numbers of meetings the call takes.</param>
    /// <param name="overlaps">Whether the kernel can be brought in while the one before runs.</param>
    internal PeerPrepared(in PeerSignature signature, PeerKernel? kernel, in PeerArguments arguments, int groups, uint meetings, bool overlaps)
    {
        Signature = signature;
        Fingerprint = arguments.Fingerprint;
        Meetings = meetings;
        IsEmpty = kernel is null;
        if (kernel is null)
            return;
        _function = kernel.Function;
        _block = (Block*)NativeMemory.AllocZeroed((nuint)sizeof(Block));
        _block->Arguments = arguments;
        // The view of the whole address space, from 0 and of any length, as every kernel takes it once or twice, or not at all.
        _block->Length = long.MaxValue;
        _block->First = &_block->Arguments;
        _block->Second = _block->Third = &_block->Start;
        _block->Overlap = PeerKernel.Overlap;
        _block->Config = PeerKernel.Configure(groups, &_block->Overlap, overlaps);
    }

    /// <summary>Which calls it is for.</summary>
    internal PeerSignature Signature { get; }

    /// <summary>What the ranks must agree on, in short.</summary>
    internal uint Fingerprint { get; }

    /// <summary>How many numbers of meetings the call takes.</summary>
    internal uint Meetings { get; }

    /// <summary>Whether there is nothing to launch.</summary>
    internal bool IsEmpty { get; }

    /// <summary>Puts the kernel on a stream; the rank's context is current.</summary>
    internal void Launch(long send, long recv, uint sequence, CUstream stream)
    {
        ref PeerArguments arguments = ref _block->Arguments;
        arguments.Send.Set(arguments.Rank, send);
        arguments.Recv.Set(arguments.Rank, recv);
        arguments.Sequence = sequence;
        _block->Config.hStream = stream;
        CudaDriver.Check(CudaNative.cuLaunchKernelEx(&_block->Config, _function, &_block->First, null), "cuLaunchKernelEx");
    }

    public void Dispose()
    {
        NativeMemory.Free(_block);
        _block = null;
    }

    /// <summary>In memory that stays where it is, since it points into itself.</summary>
    private struct Block
    {
        internal PeerArguments Arguments;
        internal long Start;
        internal long Length;
        internal void* First;
        internal void* Second;
        internal void* Third;
        internal CUlaunchAttribute Overlap;
        internal CUlaunchConfig Config;
    }
}
