using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Flight.IgnoredHandleAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Flight;

/// <summary>TC4002.</summary>
public class IgnoredHandleTests
{
    [Theory]
    [InlineData("[|SumAsync(comm, v)|];")]
    [InlineData("[|SumAsync(comm, v)|].ConfigureAwait(false);")]
    [InlineData("var t = [|SumAsync(comm, v)|];")]
    [InlineData("[|ValueAsync(comm)|];")]
    [InlineData("[|StartSum(comm)|];")]
    [InlineData("this?[|.StartSum(comm)|];")]
    [InlineData("Action a = () => [|SumAsync(comm, v)|];")]
    [InlineData("if (v.Length > 0) [|SumAsync(comm, v)|]; else await SumAsync(comm, v);")]
    public Task An_ignored_handle_is_reported(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("[|comm.Stream.SynchronizeAsync()|];")]
    [InlineData("[|WaitAsync()|];")]
    public Task An_ignored_wait_is_reported(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("await SumAsync(comm, v);")]
    [InlineData("await SumAsync(comm, v).ConfigureAwait(false);")]
    [InlineData("var t = SumAsync(comm, v); await t;")]
    [InlineData("await Task.WhenAll(SumAsync(comm, v), SumAsync(comm, v));")]
    [InlineData("SumAsync(comm, v).Wait();")]
    [InlineData("_pending = SumAsync(comm, v);")]
    [InlineData("_ = SumAsync(comm, v);")]
    [InlineData("Func<Task> f = () => SumAsync(comm, v); await f();")]
    [InlineData("StartSum(comm).Wait();")]
    [InlineData("using var h = StartSum(comm);")]
    public Task A_handle_that_is_kept_or_given_up_in_so_many_words_is_not_reported(string statements) => VerifyAsync(statements);

    [Theory]
    [InlineData("comm.AllReduce(v, ReduceOp.Sum);")]
    [InlineData("Count(comm);")]
    [InlineData("Other();")]
    public Task What_returns_no_handle_of_a_collective_is_not_reported(string statements) => VerifyAsync(statements);

    private static Task VerifyAsync(string statements) => Verify.VerifyAsync($$"""
        public sealed class Handle : IDisposable { public void Wait() { } public void Dispose() { } }
        class C
        {
            private Task? _pending;
            [Collective] Task SumAsync(Communicator comm, ArrayView<float> v) => Task.CompletedTask;
            [Collective] ValueTask<int> ValueAsync(Communicator comm) => default;
            [Collective] Handle StartSum(Communicator comm) => new();
            [Collective] int Count(Communicator comm) => 0;
            [CompletesInFlight] Task WaitAsync() => Task.CompletedTask;
            Task Other() => Task.CompletedTask;
            async Task M(Communicator comm, ArrayView<float> v) { await Task.Yield(); {{statements}} }
        }
        """);
}
