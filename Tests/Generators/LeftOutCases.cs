namespace TypedCollectives.Generators.Tests;

/// <summary>
/// What the generator leaves out, by the rule that explains it. The tests of the generator hold that it is left out, those of
/// the analyzers that the rule is reported.
/// </summary>
public static class LeftOutCases
{
    public const string Usings = "using System; using ILGPU; using ILGPU.Runtime; using TypedCollectives;\n";

    /// <summary>The rule, a source that yields no file at all.</summary>
    public static TheoryData<string, string> NothingServed => new()
    {
        { "TC9001 type", "[CollectiveState] public class State { [AllReduce] public float[] A = []; }" },
        { "TC9001 container", "public class Outer { [CollectiveState] public partial class State { [AllReduce] public float[] A = []; } }" },
        { "TC9001 element", "[CollectiveElement] public struct Vector { public float X; }" },
        { "TC9001 step", "public class Steps { [CollectiveStep] public static partial void Step(Communicator comm, [AllReduce] float[] a); }" },
        { "TC9009 file-local", "[CollectiveState] file partial class State { [AllReduce] public float[] A = []; }" },
        { "TC9002 body", "public partial class Steps { [CollectiveStep] public static void Step(Communicator comm, [AllReduce] float[] a) { } }" },
        { "TC9002 not void", "public partial class Steps { [CollectiveStep] public static partial int Step(Communicator comm, [AllReduce] float[] a); }" },
        { "TC9002 implemented", "public partial class Steps { [CollectiveStep] static partial void Step(Communicator comm, [AllReduce] float[] a); static partial void Step(Communicator comm, float[] a) { } }" },
        { "TC9002 on the implementation", "public partial class Steps { static partial void Step(Communicator comm, [AllReduce] float[] a); [CollectiveStep] static partial void Step(Communicator comm, float[] a) { } }" },
        { "TC9003 none", "public partial class Steps { [CollectiveStep] static partial void Step([AllReduce] float[] a); }" },
        { "TC9003 two", "public partial class Steps { [CollectiveStep] static partial void Step(Communicator one, Communicator two, [AllReduce] float[] a); }" },
        { "TC9002 two streams", "public partial class Steps { [CollectiveStep] static partial void Step(Communicator comm, AcceleratorStream one, AcceleratorStream two, [AllReduce] float[] a); }" },
        { "TC9004 no buffer", Step("[AllReduce] float a") },
        { "TC9004 two dimensions", Step("[AllReduce] float[,] a") },
        { "TC9004 managed elements", Step("[Broadcast] string[] a") },
        { "TC9004 open elements", "public partial class Steps { [CollectiveStep] static partial void Step<T>(Communicator comm, [Broadcast] T[] a); }" },
        { "TC9004 other stride", Step("[AllReduce] ArrayView1D<float, Stride1D.General> a") },
        { "TC9004 by reference", Step("[AllReduce] in ArrayView<float> a") },
        { "TC9004 read only, in place", Step("[AllReduce] ReadOnlySpan<float> a") },
        { "TC9004 communicator", "public partial class Steps { [CollectiveStep] static partial void Step([AllReduce] Communicator comm); }" },
        { "TC9004 one of two", Step("[AllReduce] float[] a, [AllReduce] int b") },
        { "TC9002 unrelated parameter", Step("[AllReduce] float[] a, int b") },
        { "TC9002 nothing annotated", Step("") },
        { "TC9005 missing", Step("[AllToAll] float[] a") },
        { "TC9005 unknown", Step("[Gather(Into = \"b\")] float[] a") },
        { "TC9005 itself", Step("[AllReduce(Into = \"a\")] float[] a") },
        { "TC9005 other elements", Step("[Scatter(Into = nameof(b))] float[] a, double[] b") },
        { "TC9005 device and host", Step("[Scatter(Into = nameof(b))] ArrayView<float> a, float[] b") },
        { "TC9005 read only", Step("[AllGather(Into = nameof(b))] float[] a, ReadOnlySpan<float> b") },
        { "TC9005 no buffer", Step("[AllGather(Into = nameof(b))] float[] a, float b") },
        { "TC9007 outside of a state", "public partial class Plain { [AllReduce] public float[] A = []; }" },
        { "TC9007 parameter of a state", "[CollectiveState] public partial record Plain([AllReduce] float[] A);" },
        { "TC9008 two types", "[CollectiveElement] public partial struct Vector { public float X; public double Y; }" },
        { "TC9008 no element type", "[CollectiveElement] public partial struct Vector { public char X; }" },
        { "TC9008 no field", "[CollectiveElement] public partial struct Vector;" },
        { "TC9008 explicit layout", Layout("LayoutKind.Explicit") },
        { "TC9008 automatic layout", Layout("LayoutKind.Auto") },
        { "TC9008 padding", Layout("LayoutKind.Sequential, Size = 16") },
        { "TC9008 fixed buffer", "[CollectiveElement] public unsafe partial struct Vector { public fixed float X[4]; }" },
        { "TC9008 two lanes", "[CollectiveElement] public partial struct Pair<T, U> where T : unmanaged where U : unmanaged { public T A; public U B; }" },
        { "TC9008 unconstrained lane", "[CollectiveElement] public partial struct Pair<T> { public T A; }" },
        { "TC9008 inner lane", "[CollectiveElement] public partial struct Pair { public Inner A; public double B; } public struct Inner : ICollectiveElement<float> { public float X; }" },
        { "TC9008 not itself an element", "[CollectiveElement] public partial struct Outer { public Inner A; } public struct Inner { public float X; }" },
        { "TC9008 captured parameter", "[CollectiveElement] public partial struct Vector(double scale) { public float X; public double Scale => scale; }" },
        { "TC9008 in itself", "[CollectiveElement] public partial struct Vector { public Vector Inner; }" },
        { "TC9008 ref struct", "[CollectiveElement] public ref partial struct Vector { public float X; }" },
        { "TC9009 static", "[CollectiveState] public static partial class State { [AllReduce] public static float[] A = []; }" },
        { "TC9009 ref struct", "[CollectiveState] public ref partial struct State { [AllReduce] public float[] A; }" },
        { "CS0592 interface", "[CollectiveState] public partial interface State { [AllReduce] float[] A { get; } }" },
        { "TC9009 no buffer", "[CollectiveState] public partial class State { public float[] A = []; }" },
        { "TC9010 not a reduction", Step("[AllReduce<int>] float[] a") },
        { "TC9010 other elements", Step("[Reduce<Sum>] double[] a") + SumOfFloats },
        { "TC9011 negative root", Step("[Broadcast(Root = -1)] float[] a") },
    };

    private const string SumOfFloats =
        " public struct Sum : IReduction<float> { public static float Combine(float left, float right) => left + right; }";

    /// <summary>The rule, the members of a state of which the last is served and no other.</summary>
    public static TheoryData<string, string> OneMemberServed => new()
    {
        { "TC9004 type", "[AllReduce] public float B;" },
        { "TC9004 nullable elements", "[Broadcast] public int?[] B = [];" },
        { "TC9004 pointers", "[Broadcast] public unsafe int*[] B = [];" },
        { "TC9004 span property", "[AllReduce] public Span<float> B => A;" },
        { "TC9004 write only", "[AllReduce] public float[] B { set { } }" },
        { "TC9004 indexer", "[AllReduce] public float[] this[int index] => A;" },
        { "TC9004 static", "[AllReduce] public static float[] B = [];" },
        { "TC9005 missing", "[AllToAll] public float[] B = [];" },
        { "TC9005 unknown", "[AllGather(Into = \"C\")] public float[] B = [];" },
        { "TC9005 other elements", "[AllGather(Into = nameof(C))] public float[] B = []; public int[] C = [];" },
        { "TC9005 method", "[AllGather(Into = nameof(C))] public float[] B = []; public void C() { }" },
        { "TC9005 static", "[AllGather(Into = nameof(C))] public float[] B = []; public static float[] C = [];" },
        { "TC9006 method", "[AllReduce] public float[] B = []; public void AllReduceB(int other) { }" },
        { "TC9006 field", "[AllReduce] public float[] B = []; public int AllReduceB;" },
        { "TC9006 nested type", "[AllReduce] public float[] B = []; public class AllReduceB;" },
        { "TC9010 interface missing", "[AllReduce<int>] public float[] B = [];" },
        { "TC9011 negative root", "[Reduce(Root = -3)] public float[] B = [];" },
    };

    /// <summary>A state with a case's members and one that is served.</summary>
    public static string State(string members) => Usings + $$"""
        [CollectiveState]
        public partial class State
        {
            {{members}}

            [AllReduce]
            public float[] A = [];
        }
        """;

    private static string Step(string parameters) =>
        $"public partial class Steps {{ [CollectiveStep] static partial void Step(Communicator comm{(parameters == "" ? "" : ", " + parameters)}); }}";

    private static string Layout(string layout) =>
        $"[CollectiveElement, System.Runtime.InteropServices.StructLayout(System.Runtime.InteropServices.{layout})] public partial struct Vector {{ {(layout.Contains("Explicit") ? "[System.Runtime.InteropServices.FieldOffset(0)] " : "")}public float X; }}";
}
