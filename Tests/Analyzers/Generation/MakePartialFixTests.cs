using Verify = TypedCollectives.Analyzers.Tests.Verifiers.FixVerifier<
    TypedCollectives.Analyzers.Generation.PartialTypeAnalyzer,
    TypedCollectives.CodeFixes.Generation.MakePartialFix>;

namespace TypedCollectives.Analyzers.Tests.Generation;

/// <summary>The fix of TC9001.</summary>
public class MakePartialFixTests
{
    [Fact]
    public Task Every_container_becomes_partial() => Verify.VerifyAsync(
        """
        // comment
        class Outer
        {
            public static partial class Middle
            {
                /// <summary>A state.</summary>
                [CollectiveState]
                internal sealed class {|TC9001:Replica|}<T> where T : unmanaged
                {
                    [AllReduce] public T[] X { get; } = [];
                }
            }
        }
        """,
        """
        // comment
        partial class Outer
        {
            public static partial class Middle
            {
                /// <summary>A state.</summary>
                [CollectiveState]
                internal sealed partial class Replica<T> where T : unmanaged
                {
                    [AllReduce] public T[] X { get; } = [];
                }
            }
        }
        """);

    [Fact]
    public Task Several_in_a_container_are_fixed_at_once() => Verify.VerifyAsync(
        """
        public class Outer
        {
            [CollectiveState] public record struct {|TC9001:A|} { [AllReduce] public float[] X { get; init; } }
            [CollectiveState] public record {|TC9001:B|} { [AllReduce] public float[] X { get; init; } = []; }
            [CollectiveElement] struct {|TC9001:C|} { public float X; }
            [CollectiveStep] static void {|TC9001:D|}(Communicator comm, [AllReduce] float[] x) { }
        }
        """,
        """
        public partial class Outer
        {
            [CollectiveState] public partial record struct A { [AllReduce] public float[] X { get; init; } }
            [CollectiveState] public partial record B { [AllReduce] public float[] X { get; init; } = []; }
            [CollectiveElement] partial struct C { public float X; }
            [CollectiveStep] static void D(Communicator comm, [AllReduce] float[] x) { }
        }
        """);

    [Fact]
    public Task Several_files_are_fixed_at_once() => Verify.VerifyFilesAsync(
        [
            "[CollectiveState] public class {|TC9001:A|} { [AllReduce] public float[] X { get; } = []; }",
            "[CollectiveElement] public struct {|TC9001:B|} { public float X; }",
        ],
        [
            "[CollectiveState] public partial class A { [AllReduce] public float[] X { get; } = []; }",
            "[CollectiveElement] public partial struct B { public float X; }",
        ]);
}
