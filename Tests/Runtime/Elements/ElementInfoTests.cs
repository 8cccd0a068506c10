using System.Runtime.InteropServices;

namespace TypedCollectives.Tests;

public sealed class ElementInfoTests
{
    [Fact]
    public void BuiltInTypesAreOneLane()
    {
        Assert.Equal((ElementType.Float32, 1), LanesOf<float>());
        Assert.Equal((ElementType.Float16, 1), LanesOf<Half>());
        Assert.Equal((ElementType.Float16, 1), LanesOf<ILGPU.Half>());
        Assert.Equal((ElementType.Float8E5M2, 1), LanesOf<Float8E5M2>());
    }

    [Fact]
    public void ElementStructsAreTheirLanes()
    {
        Assert.Equal((ElementType.Float32, 3), LanesOf<Vector>());
        using CommunicatorClique clique = Communicator.InitAll(2, new CommunicatorOptions { Backend = BackendKind.Host });
        Vector[][] data = [[new(1, 2, 3), new(4, 5, 6)], [new(10, 20, 30), new(40, 50, 60)]];
        Ranks.InGroup(clique, comm => comm.AllReduce(data[comm.Rank], ReduceOp.Sum));
        Assert.All(data, rank => Assert.Equal([new(11, 22, 33), new(44, 55, 66)], rank));
    }

    [Fact]
    public void OtherTypesNameWhatToDo()
    {
        using CommunicatorClique clique = Communicator.InitAll(2, new CommunicatorOptions { Backend = BackendKind.Host });
#pragma warning disable TC3003 // what happens where nothing reports it
        var exception = Assert.Throws<NotSupportedException>(() => clique[0].AllReduce(new DateTime[4], ReduceOp.Sum));
#pragma warning restore TC3003
        Assert.Contains("System.DateTime", exception.Message);
        Assert.Contains("IReduction<DateTime>", exception.Message);
    }

    [Fact]
    public void MovementTakesAnyUnmanagedType()
    {
        using CommunicatorClique clique = Communicator.InitAll(3, new CommunicatorOptions { Backend = BackendKind.Host });
        DateTime[][] data = [new DateTime[2], [new(2024, 1, 2), new(2025, 3, 4)], new DateTime[2]];
        Ranks.InGroup(clique, comm => comm.Broadcast(data[comm.Rank], root: 1));
        Assert.All(data, rank => Assert.Equal([new(2024, 1, 2), new(2025, 3, 4)], rank));
    }

    [Fact]
    public void TextOfAStringCanBeSent()
    {
        using CommunicatorClique clique = Communicator.InitAll(2, new CommunicatorOptions { Backend = BackendKind.Host });
        char[][] received = [new char[4], new char[4]];
        Ranks.InGroup(clique, comm => comm.Broadcast("sent".AsMemory(), received[comm.Rank], root: 0));
        Assert.All(received, text => Assert.Equal("sent", new string(text)));
    }

    private static (ElementType Element, int Lanes) LanesOf<T>()
        where T : unmanaged =>
        (ElementInfo<T>.Lanes!.Element, ElementInfo<T>.Lanes.Units);

    [StructLayout(LayoutKind.Sequential)]
    private record struct Vector(float X, float Y, float Z) : ICollectiveElement<float>;
}
