using ILGPU;
using ILGPU.Runtime;
using TypedCollectives.Interop.Nccl;
using TypedCollectives.Tests;

namespace TypedCollectives.Gpu.Tests.Nccl;

/// <summary>Registered buffers and windows give the same results as others.</summary>
public sealed class RegistrationTests
{
    private const int Length = 1 << 20;

    [Fact]
    public void RegisteredBuffersReduce()
    {
        NcclNeeds.Version(2, 19, 1);
        using CommunicatorClique clique = NcclNeeds.InitAll(2);
        var buffers = clique.Select(comm => comm.Accelerator.Allocate1D(Enumerable.Repeat(comm.Rank + 1f, Length).ToArray())).ToArray();
        MemoryRegistration[] registrations = [.. clique.Select(comm => comm.Register<float>(buffers[comm.Rank].View))];
        Assert.All(registrations, registration => Assert.Equal(4 * Length, registration.Bytes));
        Ranks.InGroup(clique, comm => comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum));
        Assert.All(buffers, buffer => Assert.All(buffer.GetAsArray1D(), value => Assert.Equal(3f, value)));
        Array.ForEach(registrations, registration => registration.Dispose());
        Ranks.InGroup(clique, comm => comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum));
        Assert.Equal(6f, buffers[1].GetAsArray1D()[Length - 1]);
        Array.ForEach(buffers, buffer => buffer.Dispose());
    }

    /// <summary>
    /// ILGPU's memory is not of <c>ncclMemAlloc</c>: NCCL registers it without symmetric memory, or says that it cannot. Neither may spoil
    /// the communicator's collectives.
    /// </summary>
    [Fact]
    public void AWindowOverMemoryThatCannotBeSymmetricSaysSo()
    {
        NcclNeeds.Version(2, 27, 3);
        using CommunicatorClique clique = NcclNeeds.InitAll(2);
        var buffers = clique.Select(comm => comm.Accelerator.Allocate1D(Enumerable.Repeat(comm.Rank + 1f, Length).ToArray())).ToArray();
        var windows = new MemoryWindow[2];
        bool isSymmetric = false;
        try
        {
            using (CollectiveGroup.Open())
            {
                foreach (Communicator comm in clique)
                    windows[comm.Rank] = comm.RegisterWindow<float>(buffers[comm.Rank].View);
            }

            Assert.Equal(windows[0].IsSymmetric, windows[1].IsSymmetric);
            isSymmetric = windows[0].IsSymmetric;
        }
        catch (NcclException exception)
        {
            Assert.Contains("RegisterWindow", exception.Message);
            TestContext.Current.TestOutputHelper!.WriteLine($"NCCL {NcclLibrary.Load().Version} refuses the window: {exception.Message}");
            return;
        }

        TestContext.Current.TestOutputHelper!.WriteLine($"NCCL {NcclLibrary.Load().Version}: symmetric memory {(isSymmetric ? "in use" : "not in use")}");
        Ranks.InGroup(clique, comm => comm.AllReduce(buffers[comm.Rank], ReduceOp.Sum));
        Assert.All(buffers, buffer => Assert.Equal(3f, buffer.GetAsArray1D()[Length - 1]));
        Array.ForEach(windows, window => window.Dispose());
        Array.ForEach(buffers, buffer => buffer.Dispose());
    }

    /// <summary>Over NVLink NCCL has no reason to refuse its own memory.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(Length)]
    public void WindowsOfItsOwnMemoryAreSymmetric(int length)
    {
        NcclNeeds.Version(2, 27, 3);
        using CommunicatorClique clique = NcclNeeds.InitAll(2);
        SymmetricRun.IsSymmetricAndExact(clique, length);
    }

    [Fact]
    public void DisposalOfItsMemoryWaitsForItsUsers()
    {
        NcclNeeds.Version(2, 19, 1);
        using CommunicatorClique clique = NcclNeeds.InitAll(2);
        SymmetricRun.DisposalWaitsForItsUsers(clique);
    }

    [Fact]
    public void AFlagOfANewerVersionIsRefused()
    {
        using CommunicatorClique clique = NcclNeeds.InitAll(1);
        NcclVersion loaded = NcclLibrary.Load().Version;
        NcclVersion needed = NcclRequirements.FirstVersionOf(NcclWindowFlags.GinOnly);
        Assert.SkipUnless(loaded < needed, $"Needs NCCL older than {needed}; the library loaded is {loaded}.");
        using var buffer = clique[0].Accelerator.Allocate1D<float>(Length);
        ArrayView<float> view = buffer.View;
        Assert.Contains("needs NCCL", Assert.Throws<NotSupportedException>(() => clique[0].RegisterWindow(view, NcclWindowFlags.GinOnly)).Message);
    }
}
