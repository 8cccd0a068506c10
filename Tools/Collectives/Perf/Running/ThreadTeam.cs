using System.Runtime.ExceptionServices;

namespace TypedCollectives.Tools;

/// <summary>The threads of a run, which go through it in step.</summary>
internal sealed class ThreadTeam(int size) : IDisposable
{
    private readonly Barrier _barrier = new(size);
    private readonly CancellationTokenSource _failed = new();
    private readonly double[] _values = new double[size];
    private ExceptionDispatchInfo? _failure;

    /// <summary>Runs a body on every thread, the first one being this one; throws what the first to fail threw.</summary>
    internal void Run(Action<int> body)
    {
        var others = new Thread[size - 1];
        for (int i = 0; i < others.Length; i++)
        {
            int thread = i + 1;
            others[i] = new Thread(() => Guard(body, thread)) { IsBackground = true, Name = $"perf {thread}" };
            others[i].Start();
        }

        Guard(body, 0);
        foreach (Thread other in others)
            other.Join();
        _failure?.Throw();
    }

    /// <summary>Waits for all threads.</summary>
    internal void Meet()
    {
        if (size > 1)
            _barrier.SignalAndWait(_failed.Token);
    }

    /// <summary>Makes one value of each thread's; every thread gets it.</summary>
    internal double Combine(int thread, double value, TimeCombination combination)
    {
        return Exchange(thread, value, values => combination switch
        {
            TimeCombination.Rank0 => values[0],
            TimeCombination.Minimum => values.Min(),
            TimeCombination.Maximum => values.Max(),
            _ => values.Average(),
        });
    }

    /// <summary>The sum of the threads' counts; every thread gets it.</summary>
    internal long Sum(int thread, long count) => (long)Exchange(thread, count, values => values.Sum());

    public void Dispose()
    {
        _barrier.Dispose();
        _failed.Dispose();
    }

    private double Exchange(int thread, double value, Func<double[], double> combine)
    {
        _values[thread] = value;
        Meet();
        double combined = combine(_values);
        Meet();
        return combined;
    }

    private void Guard(Action<int> body, int thread)
    {
        try
        {
            body(thread);
        }
        catch (OperationCanceledException) when (_failed.IsCancellationRequested)
        {
            // Another thread failed, and its failure is the one to report.
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            _failed.Cancel();
        }
    }
}
