using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Divergence.DivergenceAnalyzer>;
using VerifyHandlers = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Handlers.CollectiveInHandlerAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Divergence;

/// <summary>TC2001 to TC2003 where a window ends: every rank ends it, and may do so on its way out.</summary>
public class WindowEndTests
{
    private const string Made = "var window = comm.RegisterWindow(view); ";

    [Theory]
    [InlineData(Made + "if (comm.Rank == 0) {|TC2001:window.Dispose()|};")]
    [InlineData(Made + "if (comm.Rank == 0) Console.WriteLine(); else {|TC2001:window.Dispose()|};")]
    [InlineData(Made + "if (comm.Rank != 0) {|TC2003:return;|} window.Dispose();")]
    [InlineData(Made + "if (comm.Rank == 0) { window.Dispose(); {|TC2001:comm.Barrier()|}; } else window.Dispose();")]
    [InlineData(Made + "if (comm.Rank == 0) {|TC2001:window.Dispose()|}; else comm.Barrier();")]
    [InlineData("var windows = new List<MemoryWindow>(); for (int i = 0; i < comm.Rank; i++) {|TC2002:windows[i].Dispose()|};")]
    [InlineData("if (comm.Rank == 0) { using var window = {|TC2001:comm.RegisterWindow(view)|}; }")]
    public Task A_window_that_some_ranks_do_not_end_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData(Made + "window.Dispose();")]
    [InlineData(Made + "if (comm.Rank == 0) Console.WriteLine(); window.Dispose();")]
    [InlineData(Made + "if (!window.IsSymmetric) window.Dispose();")]
    [InlineData(Made + "if (comm.Rank == 0) window.Dispose(); else window.Dispose();")]
    [InlineData("using var window = comm.RegisterWindow(view); if (comm.Rank != 0) return; Console.WriteLine();")]
    [InlineData("using (var window = comm.RegisterWindow(view)) { if (comm.Rank != 0) return; Console.WriteLine(); }")]
    [InlineData(Made + "try { if (comm.Rank != 0) return; Console.WriteLine(); } finally { window.Dispose(); }")]
    [InlineData("MemoryWindow[] windows = [comm.RegisterWindow(view), comm.RegisterWindow(buffers[0])]; foreach (var window in windows) window.Dispose();")]
    [InlineData("var windows = new MemoryWindow[clique.Count]; foreach (var c in clique) windows[c.Rank].Dispose();")]
    [InlineData("var part = comm.Split(comm.Rank < 2 ? 0 : 1)!; var window = part.RegisterWindow(view); if (comm.Rank < 2) window.Dispose();")]
    [InlineData("MemoryWindow? window = null; using var part = comm.Split(comm.Rank < 2 ? 0 : Communicator.NoColor); if (comm.Rank < 2) window = part!.RegisterWindow(view); if (comm.Rank < 2) window!.Dispose();")]
    public Task A_window_that_all_ranks_end_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    /// <summary>The window was made elsewhere in the program, so that its end is no other Dispose.</summary>
    [Fact]
    public Task A_method_that_only_ends_a_window_is_looked_at() => Verify.VerifyAsync("""
        public sealed class Model(Communicator comm, ArrayView<float> view) : IDisposable
        {
            private readonly MemoryWindow _window = comm.RegisterWindow(view);

            public void Dispose() => _window.Dispose();

            public void End()
            {
                if (comm.Rank == 0)
                    {|TC2001:_window.Dispose()|};
            }

            public void EndAll()
            {
                if (comm.Rank == 0)
                    {|TC2001:Dispose()|};
            }
        }
        """);

    /// <summary>A using ends a window in the same places.</summary>
    [Theory]
    [InlineData(Made + "try { comm.Barrier(); } finally { window.Dispose(); }")]
    [InlineData(Made + "try { comm.Barrier(); } catch (Exception) { window.Dispose(); throw; }")]
    public Task A_window_may_end_where_a_rank_leaves(string statements) => VerifyHandlers.VerifyMethodAsync(statements);

    [Fact]
    public Task A_window_may_end_with_what_holds_it() => VerifyHandlers.VerifyAsync("""
        public sealed class Model(Communicator comm, ArrayView<float> view) : IDisposable
        {
            private readonly MemoryWindow _window = comm.RegisterWindow(view);

            public void Dispose() => _window.Dispose();
        }
        """);
}
