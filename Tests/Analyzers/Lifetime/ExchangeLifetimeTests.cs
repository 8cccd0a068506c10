using NotDisposed = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Lifetime.NotDisposedAnalyzer>;
using UseAfterDispose = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Lifetime.UseAfterDisposeAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Lifetime;

/// <summary>TC6001 and TC4003 on bucket exchanges.</summary>
public class ExchangeLifetimeTests
{
    [Theory]
    [InlineData("var e = [|new BucketExchange(comm)|]; e.Wait();")]
    [InlineData("BucketExchange e = [|new(clique, new BucketOptions { PartBytes = n })|]; e.Wait();")]
    [InlineData("BucketExchange e; e = [|new(clique)|]; e.Wait();")]
    [InlineData("[|new BucketExchange(clique)|];")]
    [InlineData("_ = [|new BucketExchange(clique)|];")]
    [InlineData("Console.WriteLine([|new BucketExchange(clique)|].PartBytes);")]
    [InlineData("var e = [|new BucketExchange(comm)|]; if (flag) return; e.Dispose();")]
    [InlineData("var e = [|new BucketExchange(comm)|]; e = new BucketExchange(clique); e.Dispose();")]
    [InlineData("var e = [|new BucketExchange(comm)|]; Step(e); static void Step(BucketExchange e) => e.Wait();")]
    [InlineData("var e = [|new BucketExchange(comm)|]; var b = new Bucket(e, [1]); b.ReadyAll(); e.Wait();")]
    [InlineData("var c = [|Communicator.InitAll()|]; using var e = new BucketExchange(c); e.Wait();")]
    public Task An_exchange_that_is_left_alone_is_reported(string statements) => NotDisposed.VerifyAsync(InMethod(statements));

    [Theory]
    [InlineData("using var e = new BucketExchange(comm); e.Wait();")]
    [InlineData("using (BucketExchange e = new(clique)) e.Wait();")]
    [InlineData("var e = new BucketExchange(comm); try { e.Wait(); } finally { e.Dispose(); }")]
    [InlineData("var e = new BucketExchange(comm); e.Wait(); e.Dispose();")]
    [InlineData("Exchange = new BucketExchange(comm);")]
    [InlineData("var e = new BucketExchange(comm); Exchange = e;")]
    [InlineData("var e = new BucketExchange(comm); End(e); static void End(BucketExchange e) => e.Dispose();")]
    [InlineData("var e = new BucketExchange(comm); var all = new[] { e };")]
    [InlineData("var e = new BucketExchange(comm); var kept = Tuple.Create(e);")]
    [InlineData("var e = new BucketExchange(comm); var kept = new Keeper(e);")]
    [InlineData("Func<BucketExchange> make = () => new BucketExchange(comm);")]
    [InlineData("using var c = Communicator.InitAll(); using BucketExchange e = new(c); e.Wait();")]
    public Task An_exchange_that_is_disposed_or_handed_on_is_not_reported(string statements) => NotDisposed.VerifyAsync(InMethod(statements));

    [Theory]
    [InlineData("var e = new BucketExchange(comm); e.Dispose(); [|e.Wait()|];")]
    [InlineData("BucketExchange e = new(clique); using (e) e.Wait(); [|e.Wait()|];")]
    [InlineData("var e = new BucketExchange(comm); for (int i = 0; i < n; i++) { [|e.Wait()|]; e.Dispose(); }")]
    [InlineData("Exchange.Dispose(); [|Exchange.Wait()|];")]
    public Task A_use_of_a_disposed_exchange_is_reported(string statements) => UseAfterDispose.VerifyAsync(InMethod(statements));

    [Theory]
    [InlineData("var e = new BucketExchange(comm); e.Wait(); e.Dispose(); e.Dispose();")]
    [InlineData("var e = new BucketExchange(comm); if (flag) e.Dispose(); e.Wait();")]
    [InlineData("var e = new BucketExchange(comm); e.Dispose(); e = new BucketExchange(clique); e.Wait();")]
    [InlineData("Exchange.Dispose(); Exchange = new BucketExchange(comm); Exchange.Wait();")]
    [InlineData("var e = new BucketExchange(comm); var f = new BucketExchange(clique); e.Dispose(); f.Wait();")]
    public Task A_use_of_a_live_exchange_is_not_reported(string statements) => UseAfterDispose.VerifyAsync(InMethod(statements));

    private static string InMethod(string statements) => $$"""
        class C
        {
            BucketExchange Exchange { get; set; } = null!;

            void M(CommunicatorClique clique, Communicator comm, int n, bool flag)
            {
                {{statements}}
            }

            class Keeper(BucketExchange exchange)
            {
                public BucketExchange Exchange => exchange;
            }

            class Bucket(BucketExchange exchange, IReadOnlyList<int> states)
                : CollectiveBucket<int, float>(exchange, states, ReduceOp.Sum, "all", "All")
            {
                public void ReadyAll() => Ready(0, "", 0);

                protected override ArrayView<float> ViewOf(int state, int index) => default;
            }
        }
        """;
}
