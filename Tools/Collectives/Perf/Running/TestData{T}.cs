using ILGPU.Runtime;

namespace TypedCollectives.Tools;

/// <summary>Fills the buffers of one thread's ranks, and counts what is wrong in them afterwards.</summary>
internal sealed class TestData<T>
    where T : unmanaged
{
    private readonly PerfOperation _operation;
    private readonly Patterns<T> _patterns;
    private readonly SegmentChecker<T> _checker;

    internal TestData(PerfOperation operation, DataType<T> type, ReduceOp op, int ranks, BackendKind backend)
    {
        // NCCL multiplies by 1/ranks before it adds, which is exact for powers of two only; nccl-tests allows it the same.
        bool isInexact = backend == BackendKind.Nccl && operation.IsReduction && op == ReduceOp.Average && type.IsFloat
            && !int.IsPow2(ranks);
        _operation = operation;
        _patterns = new Patterns<T>(operation, type, op, ranks);
        _checker = new SegmentChecker<T>(_patterns, allowedUlps: isInexact ? 2 : 0);
    }

    /// <summary>Resets the receive buffers and writes the inputs of a seed.</summary>
    internal void Fill(RankViews<T> ranks, in DataPlan plan, int seed)
    {
        _patterns.Reset(seed, plan.Layout.Region);
        if (plan.Layout.Region == 0)
            return;
        for (int i = 0; i < ranks.Count; i++)
        {
            Communicator communicator = ranks.Communicator(i);
            communicator.Accelerator.Bind();
            ranks.RecvRegion(i, plan.Layout).MemSet(communicator.Stream, Patterns<T>.UntouchedByte);
            SegmentWriter.Write(
                _operation.Input(communicator.Rank, plan), _patterns, ranks.Send(i, plan.Layout, plan.InPlace), communicator.Stream);
            communicator.Synchronize();
        }
    }

    /// <summary>The wrong elements of the results, over the ranks.</summary>
    internal long CountWrong(RankViews<T> ranks, in DataPlan plan)
    {
        long wrong = 0;
        for (int i = 0; i < ranks.Count; i++)
        {
            Communicator communicator = ranks.Communicator(i);
            communicator.Accelerator.Bind();
            wrong += _checker.CountWrong(
                _operation.Expected(communicator.Rank, plan), ranks.Recv(i, plan.Layout, plan.InPlace), communicator.Stream);
        }

        return wrong;
    }
}
