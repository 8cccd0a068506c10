namespace TypedCollectives;

/// <summary>Tasks nobody waits for until the end, when all must be over.</summary>
internal sealed class PendingWork
{
    private readonly Lock _lock = new();
    private readonly HashSet<Task> _tasks = [];

    /// <summary>Remembers a task until it is over.</summary>
    internal void Add(Task task)
    {
        lock (_lock)
        {
            _tasks.Add(task);
        }

        _ = task.ContinueWith(
            static (done, work) => ((PendingWork)work!).Remove(done), this, CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Waits until all are over.</summary>
    internal async Task DrainAsync()
    {
        Task[] left;
        lock (_lock)
        {
            left = [.. _tasks];
        }

        await Task.WhenAll(left).ConfigureAwait(false);
    }

    private void Remove(Task task)
    {
        lock (_lock)
        {
            _tasks.Remove(task);
        }
    }
}
