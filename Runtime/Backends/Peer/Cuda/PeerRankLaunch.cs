using System.Reflection;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>Puts one rank's part of a collective on its stream; the other ranks' parts meet it on the devices.</summary>
/// <param name="device">The rank's device.</param>
/// <param name="rank">The rank.</param>
/// <param name="stream">The stream.</param>
/// <param name="plan">The plan, with addresses.</param>
/// <param name="groups">The groups every rank launches.</param>
internal readonly ref struct PeerRankLaunch(CudaPeerRank device, int rank, CUstream stream, PeerPlan plan, int groups)
{
    /// <summary>The plan's kernel.</summary>
    internal void Kernel(uint sequence)
    {
        PeerArguments arguments = plan.For(rank);
        arguments.Sequence = sequence;
        device.Launch(device.Load(plan.Kernel), arguments, groups, stream, overlaps: true);
    }

    /// <summary>The rank waits for all others.</summary>
    internal void Meeting(uint sequence) => Meeting(PeerPlan.BarrierKernel, sequence);

    /// <summary>The rank waits for all others once more in the call, unless it failed before.</summary>
    internal void MeetingAgain(uint sequence) => Meeting(PeerPlan.BarrierAgainKernel, sequence);

    /// <summary>A source copies its blocks to the targets; the copy on its own device goes beside the others.</summary>
    internal void Copies()
    {
        PeerArguments a = plan.Arguments;
        if (((a.Sources >> rank) & 1) == 0)
            return;
        long bytes = a.Count * (PeerKernels.PackBytes / a.PerPack);
        device.Bind();
        PeerStreams side = device.Streams;
        bool copiesOwn = ((a.Targets >> rank) & 1) != 0 && a.Recv[rank] + (rank * a.RecvStride) != a.Send[rank] + (rank * a.SendStride);
        if (copiesOwn)
            side.ForkBeside(stream);
        for (int step = 1; step <= a.Size; step++)
        {
            int peer = (rank + step) % a.Size;
            if (((a.Targets >> peer) & 1) != 0)
            {
                PeerStreams.Copy(
                    peer == rank ? side.Beside : stream, a.Recv[peer] + (rank * a.RecvStride), a.Send[rank] + (peer * a.SendStride), bytes);
            }
        }

        if (copiesOwn)
            side.JoinBeside(stream);
    }

    private void Meeting(MethodInfo kernel, uint sequence)
    {
        PeerArguments arguments = plan.Arguments;
        arguments.Rank = rank;
        arguments.Sequence = sequence;
        device.Launch(device.Load(kernel), arguments, 1, stream, overlaps: false);
    }
}
