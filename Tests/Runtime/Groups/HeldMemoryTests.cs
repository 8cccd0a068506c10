namespace TypedCollectives.Tests;

/// <summary>Host memory is held in place from a call to its end, and not a moment longer.</summary>
public sealed class HeldMemoryTests
{
    private static readonly CommunicatorOptions Short = new() { Backend = BackendKind.Host, Timeout = TimeSpan.FromMilliseconds(200) };

    [Fact]
    public void ACallAloneLetsGoWhetherItIsMadeOrRefused()
    {
        using CommunicatorClique clique = Communicator.InitAll(1, Short);
        using var memory = new CountedMemory(2);
        clique[0].AllReduce(memory.Memory, ReduceOp.Sum);
        Assert.Equal(0, memory.Holders);
        Assert.Throws<ArgumentException>(() => clique[0].AllReduce(memory.Memory, memory.Memory[..1], ReduceOp.Sum));
        Assert.Equal(0, memory.Holders);
    }

    [Fact]
    public void AGroupLetsGoAtItsEndAndOfWhatItRefusesAtOnce()
    {
        using CommunicatorClique clique = Communicator.InitAll(1, Short);
        using var memory = new CountedMemory(2);
        using var refused = new CountedMemory(2);
        using (CollectiveGroup.Open())
        {
            clique[0].AllReduce(memory.Memory, ReduceOp.Sum);
            Assert.Equal(1, memory.Holders);
            Assert.Throws<ArgumentException>(() => clique[0].AllReduce(refused.Memory, refused.Memory[..1], ReduceOp.Sum));
            Assert.Equal(0, refused.Holders);
            Assert.Equal(1, memory.Holders);
        }

        Assert.Equal(0, memory.Holders);
        Assert.Equal(0, refused.Holders);
    }

    [Fact]
    public void ADroppedGroupLetsGo()
    {
        using CommunicatorClique clique = Communicator.InitAll(1, Short);
        using var memory = new CountedMemory(2);
        Assert.Throws<InvalidDataException>((Action)(() =>
        {
            using (CollectiveGroup.Open())
            {
                clique[0].AllReduce(memory.Memory, ReduceOp.Sum);
                throw new InvalidDataException();
            }
        }));
        Assert.Equal(0, memory.Holders);
    }
}
