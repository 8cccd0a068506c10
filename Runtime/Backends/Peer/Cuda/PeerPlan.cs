using System.Reflection;
using System.Runtime.CompilerServices;
using ILGPU;

namespace TypedCollectives;

/// <summary>How one collective is carried out: which kernel, with how many groups and what arguments; the same for every rank but for its number.</summary>
internal readonly struct PeerPlan
{
    internal static readonly MethodInfo BarrierKernel = ((Action<PeerArguments>)PeerKernels.Barrier).Method;
    internal static readonly MethodInfo BarrierAgainKernel = ((Action<PeerArguments>)PeerKernels.BarrierAgain).Method;
    internal static readonly MethodInfo HandOverKernel = ((Action<PeerHandover>)PeerKernels.HandOver).Method;
    private static readonly MethodInfo PushWords = ((Action<PeerArguments, ArrayView<Pack4<uint>>>)PeerKernels.PushMove<uint, Pack4<uint>>).Method;
    private static readonly MethodInfo PushBytes = ((Action<PeerArguments, ArrayView<Pack4<uint>>>)PeerKernels.PushMove<byte, Pack4<uint>>).Method;
    private static readonly MethodInfo DirectWords = ((Action<PeerArguments, ArrayView<Pack4<uint>>>)PeerKernels.DirectMove<uint, Pack4<uint>>).Method;
    private static readonly MethodInfo DirectBytes = ((Action<PeerArguments, ArrayView<Pack4<uint>>>)PeerKernels.DirectMove<byte, Pack4<uint>>).Method;
    private static readonly MethodInfo FlaggedWords = ((Action<PeerArguments, ArrayView<Pack4<uint>>>)PeerKernels.FlaggedMove<uint>).Method;
    private static readonly MethodInfo FlaggedBytes = ((Action<PeerArguments, ArrayView<Pack4<uint>>>)PeerKernels.FlaggedMove<byte>).Method;

    private PeerPlan(
        MethodInfo kernel, in PeerArguments arguments, int groups, uint meetings, bool isCut, PeerEngine engine = PeerEngine.Kernel,
        PeerPieces pieces = default)
    {
        Pieces = pieces;
        Engine = engine;
        Kernel = kernel;
        Arguments = arguments;
        Groups = groups;
        Meetings = meetings;
        IsCut = isCut;
    }

    /// <summary>What moves the data.</summary>
    internal PeerEngine Engine { get; }

    /// <summary>The kernel; where the copy engines move the data, the one that does the rest.</summary>
    internal MethodInfo Kernel { get; }

    /// <summary>The arguments without a rank and without addresses.</summary>
    internal PeerArguments Arguments { get; }

    /// <summary>The groups to launch, if the device holds that many.</summary>
    internal int Groups { get; }

    /// <summary>By how much the call advances the number of meetings.</summary>
    internal uint Meetings { get; }

    /// <summary>How it is cut where the copy engines carry a reduction.</summary>
    internal PeerPieces Pieces { get; }

    /// <summary>Whether each rank works on its own part of the block.</summary>
    internal bool IsCut { get; }

    /// <summary>Plans a call.</summary>
    /// <param name="call">Any rank's part of it.</param>
    /// <param name="tuning">Where the kernels change over.</param>
    /// <param name="size">How many ranks there are.</param>
    /// <param name="alignment">What the places of all blocks are a multiple of: 1, 4 or 16 is what matters.</param>
    /// <param name="canReach">Whether ranks see each other's user memory; otherwise everything is pushed.</param>
    internal static PeerPlan Of(in CollectiveCall call, PeerTuning tuning, int size, int alignment, bool canReach)
    {
        int all = (1 << size) - 1;
        int root = 1 << call.Peer;
        long bytes = call.Count * call.UnitSize;
        bool isPushed = !canReach || tuning.Pushes(call.Kind, bytes, size);
        return call.Kind switch
        {
            CollectiveKind.AllReduce => Reduce(call, tuning, size, alignment, isPushed, all, 0),
            CollectiveKind.Reduce => Reduce(call, tuning, size, alignment, isPushed, root, 0),
            CollectiveKind.ReduceScatter => Reduce(call, tuning, size, alignment, isPushed, all, bytes),
            CollectiveKind.Broadcast => Move(bytes, tuning, size, alignment, isPushed, root, all, 0, 0),
            CollectiveKind.Scatter => Move(bytes, tuning, size, alignment, isPushed, root, all, bytes, 0),
            CollectiveKind.Gather => Move(bytes, tuning, size, alignment, isPushed, all, root, 0, bytes),
            CollectiveKind.AllGather => Move(bytes, tuning, size, alignment, isPushed, all, all, 0, bytes),
            CollectiveKind.AllToAll => Move(bytes, tuning, size, alignment, isPushed, all, all, bytes, bytes),
            CollectiveKind.Barrier => Barrier(size),
            _ => throw new InvalidOperationException($"{call.Kind} is no collective."),
        };
    }

    /// <summary>All ranks meet.</summary>
    internal static PeerPlan Barrier(int size) => new(BarrierKernel, new PeerArguments { Size = size }, 1, 1, isCut: false);

    /// <summary>The same plan with the addresses filled in.</summary>
    internal PeerPlan With(in PeerArguments arguments) => new(Kernel, arguments, Groups, Meetings, IsCut, Engine, Pieces);

    /// <summary>The arguments of one rank.</summary>
    internal PeerArguments For(int rank)
    {
        PeerArguments arguments = Arguments;
        arguments.Rank = rank;
        if (arguments.Targets == 0)
            arguments.Targets = 1 << rank;
        if (IsCut)
        {
            long share = Divide(arguments.Packs, arguments.Size);
            arguments.FirstPack = Math.Min(arguments.Packs, share * rank);
            arguments.Packs = Math.Min(share, arguments.Packs - arguments.FirstPack);
        }

        return arguments;
    }

    private static PeerPlan Reduce(
        in CollectiveCall call, PeerTuning tuning, int size, int alignment, bool isPushed, int targets, long sendStride)
    {
        PeerReduction reduction = call.Custom?.ForPeers ?? PeerReductions.Of(call.Element, call.Op);
        int elementSize = call.UnitSize;
        long bytes = call.Count * elementSize;
        PeerArguments arguments = Common(size, call.Count, reduction.PerPack, elementSize);
        arguments.Targets = targets;
        arguments.SendStride = sendStride;
        arguments.Aligned = reduction.IsVector && alignment % PeerKernels.PackBytes == 0 ? 1 : 0;
        if (targets == (1 << size) - 1 && reduction.IsVector && IsFlagged(tuning, bytes))
            return Flagged(reduction.Flagged, arguments);
        if (isPushed)
            return Push(reduction.Push, tuning, arguments);

        // A block for each rank is its part; one block for all is cut into parts.
        bool isCut = sendStride == 0;
        long engineFrom = isCut ? tuning.EngineReduceBytes : tuning.EngineScatterBytes;
        if (call.Kind != CollectiveKind.Reduce && arguments.Aligned != 0 && bytes >= engineFrom && size <= tuning.EngineReduceRanks)
        {
            return new PeerPlan(
                reduction.Here, arguments, tuning.EngineLastGroups, 1, isCut, PeerEngine.CopyAndReduce, PeerPieces.Of(tuning, size));
        }

        if (!isCut)
            arguments.Targets = 0; // each rank its own, see For
        return new PeerPlan(
            reduction.Direct, arguments,
            GroupsFor(isCut ? Divide(arguments.Packs, size) : arguments.Packs, tuning.DirectPacksPerThread, tuning.DirectReduceGroups), 1, isCut);
    }

    private static PeerPlan Move(
        long bytes, PeerTuning tuning, int size, int alignment, bool isPushed, int sources, int targets, long sendStride, long recvStride)
    {
        bool words = alignment % sizeof(uint) == 0 && bytes % sizeof(uint) == 0;
        int word = words ? sizeof(uint) : 1;
        PeerArguments arguments = Common(size, bytes / word, PeerKernels.PackBytes / word, word);
        arguments.Sources = sources;
        arguments.Targets = targets;
        arguments.SendStride = sendStride;
        arguments.RecvStride = recvStride;
        arguments.Aligned = alignment % PeerKernels.PackBytes == 0 ? 1 : 0;
        int all = (1 << size) - 1;
        if (sources == all && targets == all && IsFlagged(tuning, bytes))
            return Flagged(words ? FlaggedWords : FlaggedBytes, arguments);
        if (!isPushed && bytes >= tuning.EngineMoveBytes)
            return new PeerPlan(BarrierKernel, arguments, 1, 2, isCut: false, PeerEngine.Copy);
        return isPushed
            ? Push(words ? PushWords : PushBytes, tuning, arguments)
            : new PeerPlan(
                words ? DirectWords : DirectBytes, arguments,
                GroupsFor(arguments.Packs, tuning.DirectPacksPerThread, tuning.DirectMoveGroups), 1, isCut: false);
    }

    private static PeerPlan Push(MethodInfo kernel, PeerTuning tuning, in PeerArguments arguments)
    {
        long tiles = Divide(arguments.Packs, arguments.TilePacks);
        return new PeerPlan(
            kernel, arguments, GroupsFor(Math.Min(arguments.Packs, arguments.TilePacks), 1, tuning.PushGroups), checked((uint)tiles), isCut: false);
    }

    private static bool IsFlagged(PeerTuning tuning, long bytes) => bytes > 0 && bytes <= Math.Min(tuning.FlaggedBytes, PeerInbox.FlaggedBytes);

    // A thread for each pack and, so that no data waits for it, one for each rank's fingerprint.
    private static PeerPlan Flagged(MethodInfo kernel, in PeerArguments arguments) =>
        new(kernel, arguments, GroupsFor(arguments.Packs + arguments.Size, 1, int.MaxValue), 1, isCut: false);

    private static PeerArguments Common(int size, long count, int perPack, int elementSize)
    {
        long slot = PeerInbox.SlotBytes(size);
        return new PeerArguments
        {
            Size = size,
            Count = count,
            PerPack = perPack,
            Packs = Divide(count, perPack),
            Slot = slot,
            Slots = PeerInbox.SlotsStart(size),
            TilePacks = slot / ((long)perPack * elementSize),
        };
    }

    private static int GroupsFor(long packs, int packsPerThread, int most) =>
        (int)Math.Clamp(Divide(packs, (long)PeerKernels.GroupSize * packsPerThread), 1, most);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Divide(long value, long divisor) => (value + divisor - 1) / divisor;
}
