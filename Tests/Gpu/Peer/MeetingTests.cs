using System.Reflection;
using ILGPU.Runtime;

namespace TypedCollectives.Gpu.Tests.Peer;

/// <summary>Kernels whose peers do not come, or come with another call, end by themselves and say which; the device works on.</summary>
public sealed class MeetingTests
{
    private static readonly MethodInfo Barrier = ((Action<PeerArguments>)PeerKernels.Barrier).Method;

    [Fact]
    public void ARankThatNeverLaunchesIsNamed()
    {
        using Pair pair = Pair.Open();
        pair.Launch(0, sequence: 1, fingerprint: 7, patienceMilliseconds: 200);
        pair.Synchronize(0);
        Assert.Equal((PeerStatus.Missing, 1, 1u), Told(pair.Ranks[0].Status));
        Assert.False(pair.Ranks[1].Status.IsFailure);
        pair.CheckDevicesWork();
    }

    [Fact]
    public void AnotherCallIsNoticedByBoth()
    {
        using Pair pair = Pair.Open();
        pair.Launch(0, sequence: 1, fingerprint: 7, patienceMilliseconds: 20_000);
        pair.Launch(1, sequence: 1, fingerprint: 8, patienceMilliseconds: 20_000);
        pair.Synchronize(0);
        pair.Synchronize(1);
        Assert.Equal((PeerStatus.Mismatch, 1, 1u), Told(pair.Ranks[0].Status));
        Assert.Equal((PeerStatus.Mismatch, 0, 1u), Told(pair.Ranks[1].Status));
        pair.CheckDevicesWork();
    }

    [Fact]
    public void GivingUpEndsTheWait()
    {
        using Pair pair = Pair.Open();
        pair.Launch(0, sequence: 1, fingerprint: 7, patienceMilliseconds: int.MaxValue);
        pair.Ranks[0].Abandon();
        pair.Synchronize(0);
        Assert.Equal(PeerStatus.Abandoned, pair.Ranks[0].Status.Kind);
    }

    [Fact]
    public void RanksMeetInEveryRoundWhateverTheStream()
    {
        using Pair pair = Pair.Open();
        using AcceleratorStream other = pair.Ranks[1].Device.Accelerator.CreateStream();
        for (uint sequence = 1; sequence < 1000; sequence++)
        {
            pair.Launch(0, sequence, fingerprint: sequence, patienceMilliseconds: 20_000);
            pair.Launch(1, sequence, fingerprint: sequence, patienceMilliseconds: 20_000, sequence % 3 == 0 ? other : null);
        }

        pair.Synchronize(0);
        pair.Synchronize(1);
        Assert.False(pair.Ranks[0].Status.IsFailure);
        Assert.False(pair.Ranks[1].Status.IsFailure);
    }

    private static (uint Kind, int Peer, uint Sequence) Told(PeerStatus status) => (status.Kind, status.Peer, status.Sequence);

    /// <summary>Two ranks whose kernels are launched one by one.</summary>
    private sealed class Pair : IDisposable
    {
        private readonly DeviceSet _devices;

        private Pair(DeviceSet devices)
        {
            _devices = devices;
            _ = PeerLinks.Open(devices.Devices);
            Ranks = [.. devices.Devices.Select(device => new CudaPeerRank(device, 2))];
        }

        internal CudaPeerRank[] Ranks { get; }

        internal static Pair Open()
        {
            Gpus.Require(BackendKind.Peer, 1);
            return new Pair(DeviceSet.OpenCuda([0, Math.Min(1, Gpus.Count - 1)]));
        }

        internal void Launch(int rank, uint sequence, uint fingerprint, int patienceMilliseconds, AcceleratorStream? stream = null)
        {
            var arguments = new PeerArguments
            {
                Rank = rank,
                Size = 2,
                Inbox = PeerAddresses.Of([Ranks[0].Inbox, Ranks[1].Inbox]),
                Sequence = sequence,
                Fingerprint = fingerprint,
                Patience = patienceMilliseconds * 1_000_000L,
            };
            Ranks[rank].Launch(Ranks[rank].Load(Barrier), arguments, 1, CudaPeerRank.StreamOf(stream ?? Ranks[rank].Device.Stream), overlaps: true);
        }

        internal void Synchronize(int rank) =>
            StreamWait.Wait(Ranks[rank].Device.Stream, TimeSpan.FromSeconds(30), $"rank {rank}", check: null);

        internal void CheckDevicesWork()
        {
            foreach (CudaPeerRank rank in Ranks)
            {
                rank.Bind();
                rank.Device.Accelerator.Bind();
                using var buffer = rank.Device.Accelerator.Allocate1D((int[])[1, 2, 3]);
                Assert.Equal([1, 2, 3], buffer.GetAsArray1D());
            }
        }

        public void Dispose()
        {
            foreach (CudaPeerRank rank in Ranks)
                rank.Dispose();
            _devices.Dispose();
        }
    }
}
