using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Tools.Tests;

public sealed class SegmentCheckerTests
{
    // More than two periods of data, which begin within one.
    private const int Count = (2 * Patterns<float>.Period) + 100;
    private static readonly Segment[] Segments = [Segment.Input(1, 50, Count), Segment.Untouched(10), Segment.Reduced(3, 7)];

    [Theory]
    [InlineData(0)]
    [InlineData(Patterns<float>.Period - 50)]
    [InlineData(Count - 1)]
    [InlineData(Count + 9)]
    [InlineData(Count + 10 + 6)]
    public void One_planted_error_is_one_wrong_element(int position)
    {
        using CommunicatorClique clique = Communicator.InitAll(2, new CommunicatorOptions { Backend = BackendKind.Host });
        Communicator communicator = clique[0];
        using MemoryBuffer1D<float, Stride1D.Dense> buffer = communicator.Accelerator.Allocate1D<float>(Count + 17);
        ArrayView<float> view = buffer.View;
        var patterns = new Patterns<float>(new AllReduceOperation(), DataTypes.Default, ReduceOp.Sum, 2);
        var checker = new SegmentChecker<float>(patterns, allowedUlps: 0);
        patterns.Reset(5, Count + 50);
        view.MemSet(communicator.Stream, Patterns<float>.UntouchedByte);
        SegmentWriter.Write(Segments, patterns, view, communicator.Stream);
        Assert.Equal(0, checker.CountWrong(Segments, view, communicator.Stream));

        float[] element = new float[1];
        view.SubView(position, 1).CopyToCPU(communicator.Stream, element);
        element[0] = MathF.BitIncrement(element[0]);
        view.SubView(position, 1).CopyFromCPU(communicator.Stream, element);

        Assert.Equal(1, checker.CountWrong(Segments, view, communicator.Stream));
        Assert.Equal(0, new SegmentChecker<float>(patterns, allowedUlps: 1).CountWrong(Segments, view, communicator.Stream));
    }
}
