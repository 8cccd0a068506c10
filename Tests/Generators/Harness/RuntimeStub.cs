namespace TypedCollectives.Generators.Tests.Harness;

internal static class RuntimeStub
{
    public static string Source { get; } = Build();

    private static string Build()
    {
        var members = "";
        (string K, string S, bool Device)[] kinds = [
            ("ArrayView<T>", "ArrayView<T>", true), ("ArrayView1D<T, Stride1D.Dense>", "ArrayView1D<T, Stride1D.Dense>", true),
            ("MemoryBuffer1D<T, Stride1D.Dense>", "MemoryBuffer1D<T, Stride1D.Dense>", true),
            ("T[]", "T[]", false), ("Memory<T>", "ReadOnlyMemory<T>", false), ("Span<T>", "ReadOnlySpan<T>", false)];
        foreach (var (k, s, device) in kinds)
        {
            var tail = (device ? "AcceleratorStream? stream = null, " : "") + "[CallerFilePath] string file = \"\", [CallerLineNumber] int line = 0)";
            string[] one = [k + " buffer"], two = [k + " buffer", s + " send, " + k + " recv"], into = [s + " send, " + k + " recv"];
            foreach (var o in two)
            {
                members += $"    [Collective] public void AllReduce<[ReductionElement] T>({o}, ReduceOp op, {tail} where T : unmanaged {{ }}\n";
                members += $"    [Collective] public void AllReduce<T, TReduction>({o}, {tail} where T : unmanaged where TReduction : struct, IReduction<T> {{ }}\n";
                members += $"    [Collective] public void Reduce<[ReductionElement] T>({o}, ReduceOp op, int root, {tail} where T : unmanaged {{ }}\n";
                members += $"    [Collective] public void Reduce<T, TReduction>({o}, int root, {tail} where T : unmanaged where TReduction : struct, IReduction<T> {{ }}\n";
                members += $"    [Collective] public void ReduceScatter<[ReductionElement] T>({o}, ReduceOp op, {tail} where T : unmanaged {{ }}\n";
                members += $"    [Collective] public void ReduceScatter<T, TReduction>({o}, {tail} where T : unmanaged where TReduction : struct, IReduction<T> {{ }}\n";
                members += $"    [Collective] public void Broadcast<T>({o}, int root, {tail} where T : unmanaged {{ }}\n";
                members += $"    [Collective] public void AllGather<T>({o}, {tail} where T : unmanaged {{ }}\n";
            }
            members += $"    [Collective] public void AllToAll<T>({into[0]}, {tail} where T : unmanaged {{ }}\n";
            members += $"    [Collective] public void Gather<T>({into[0]}, int root, {tail} where T : unmanaged {{ }}\n";
            members += $"    [Collective] public void Scatter<T>({into[0]}, int root, {tail} where T : unmanaged {{ }}\n";
        }
        return "#pragma warning disable\nusing System; using System.Collections.Generic; using System.Runtime.CompilerServices; using ILGPU; using ILGPU.Runtime;\n"
            + "namespace TypedCollectives;\npublic sealed class Communicator\n{\n" + members + "}\n"
            + """
            public sealed class CommunicatorClique : List<Communicator>
            {
                public void Synchronize() { }
                public void RequireOnePerRank<TState>(IReadOnlyList<TState> states, [CallerArgumentExpression(nameof(states))] string? name = null) { }
            }
            public readonly ref struct CollectiveGroup
            {
                public static CollectiveGroup Open() => default;
                public void Dispose() { }
            }
            """;
    }
}
