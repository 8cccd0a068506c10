using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>Reductions that the copy engines carry between processes: one rank's copies and kernels, told by counters when the others' are done.</summary>
/// <remarks>
/// What <see cref="PeerLaunch.Pieces"/> does for all ranks of one process. Events order one process's streams only; a kernel of one
/// group takes their place, which fails when its time is up. It is put on a stream before any that needs it, on every rank, so
/// that nothing waits for what is behind it, even where streams share a queue of the device.
/// </remarks>
/// <param name="device">The rank's device.</param>
/// <param name="rank">The rank.</param>
/// <param name="staging">Every rank's staging memory as this rank's device sees it.</param>
internal sealed class ProcessPieces(CudaPeerRank device, int rank, PeerAddresses staging)
{
    private readonly long[] _counts = new long[PeerAddresses.MaxRanks]; // of pieces that each rank has been given so far
    private long _finished;

    /// <summary>Puts one rank's part of a reduction on its streams.</summary>
    /// <param name="launch">Puts the rank's meeting on its stream.</param>
    /// <param name="plan">The plan, with addresses.</param>
    /// <param name="sequence">The number of the meeting.</param>
    /// <param name="tuning">The groups.</param>
    /// <param name="main">The caller's stream.</param>
    /// <param name="mostGroups">How many groups of a kernel the device holds.</param>
    internal void Carry(PeerRankLaunch launch, in PeerPlan plan, uint sequence, PeerTuning tuning, CUstream main, int mostGroups)
    {
        PeerArguments a = plan.Arguments;
        PeerStreams side = device.Streams;
        side.Fork(main);
        launch.Meeting(sequence);
        long count = plan.Pieces.CountOf(plan.For(0).Packs); // the longest part
        for (long number = 0; number < count; number++)
        {
            for (int step = 1; step < a.Size; step++)
                Send((rank + step) % a.Size, plan, sequence, number);
            int groups = number >= count - 2 ? plan.Groups : Math.Min(plan.Groups, tuning.EngineGroups);
            Reduce(plan, sequence, number, main, Math.Min(groups, mostGroups));
        }

        device.LaunchBeside(To(plan, sequence) with { Told = Others(a), Tells = (int)PeerCounter.Reduced, Now = (uint)_counts[rank] }, main);
        side.Join(main);
        if (plan.IsCut)
        {
            // All results are with the others, and theirs with this rank.
            side.JoinResults(main);
            _finished++;
            device.LaunchBeside(
                To(plan, sequence) with
                {
                    Told = Others(a),
                    Tells = (int)PeerCounter.Finished,
                    Now = (uint)_finished,
                    Awaited = Others(a),
                    Awaits = (int)PeerCounter.Finished,
                    Until = (uint)_finished,
                },
                main);
        }

        device.Leave(main);
    }

    private void Send(int receiver, in PeerPlan plan, uint sequence, long number)
    {
        var piece = PeerPiece.At(plan, receiver, number);
        if (piece.IsEmpty)
            return;
        PeerStreams side = device.Streams;
        long index = _counts[receiver]++;
        // Asked before the piece ahead of it is sent, so that the answer is there by then.
        if (number == 0)
            Ask(receiver, plan, sequence, index);
        if (index >= PeerStreams.Depth)
            side.SendWhenAnswered();
        if (!PeerPiece.At(plan, receiver, number + 1).IsEmpty)
            Ask(receiver, plan, sequence, index + 1);
        PeerStreams.Copy(side.Shares, piece.PlaceOf(rank, SlotOf(plan, receiver, index)), piece.ShareOf(rank), piece.Bytes);
        side.SignalSent();
        device.LaunchBeside(To(plan, sequence) with { Told = 1 << receiver, Tells = (int)PeerCounter.Sent, Now = (uint)(index + 1) }, side.Signals);
    }

    /// <summary>Asks whether the slot of a piece is free.</summary>
    private void Ask(int receiver, in PeerPlan plan, uint sequence, long index)
    {
        if (index < PeerStreams.Depth)
            return;
        device.LaunchBeside(
            To(plan, sequence) with
            {
                Awaited = 1 << receiver,
                Awaits = (int)PeerCounter.Reduced,
                Until = (uint)(index - PeerStreams.Depth + 1),
            },
            device.Streams.Signals);
        device.Streams.Asked();
    }

    private void Reduce(in PeerPlan plan, uint sequence, long number, CUstream main, int groups)
    {
        var piece = PeerPiece.At(plan, rank, number);
        if (piece.IsEmpty)
            return;
        long index = _counts[rank]++;
        int others = Others(plan.Arguments);
        device.LaunchBeside(
            To(plan, sequence) with
            {
                Told = others,
                Tells = (int)PeerCounter.Reduced,
                Now = (uint)index,
                Awaited = others,
                Awaits = (int)PeerCounter.Sent,
                Until = (uint)(index + 1),
            },
            main);
        device.Launch(device.Load(plan.Kernel), piece.Over(SlotOf(plan, rank, index)), groups, main, overlaps: false);
        int slot = (int)(index % PeerStreams.Depth);
        device.Streams.Reduced(slot, main);
        if (piece.IsSentOn)
            device.Streams.SendOn(slot, rank, piece);
    }

    private long SlotOf(in PeerPlan plan, int receiver, long index) =>
        staging[receiver] + (index % PeerStreams.Depth * plan.Pieces.SlotBytes(plan.Arguments.Size));

    private PeerHandover To(in PeerPlan plan, uint sequence) => new()
    {
        Inbox = plan.Arguments.Inbox,
        Patience = plan.Arguments.Patience,
        Rank = rank,
        Size = plan.Arguments.Size,
        Sequence = sequence,
    };

    private int Others(in PeerArguments a) => ((1 << a.Size) - 1) & ~(1 << rank);
}
