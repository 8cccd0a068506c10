using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Generation.GeneratedNameAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Generation;

/// <summary>TC9006.</summary>
public class GeneratedNameTests
{
    [Theory]
    [InlineData("[CollectiveState] public partial class S { [AllReduce] public float[] {|TC9006:X|} = []; public void AllReduceX(Communicator comm) { } }")]
    [InlineData("[CollectiveState] public partial class S { [AllReduce] public float[] {|TC9006:_x|} = []; public int AllReduceX; }")]
    [InlineData("[CollectiveState] public partial class S { [AllReduce] public float[] m_x = []; [AllReduce] public float[] {|TC9006:X|} = []; }")]
    [InlineData("[CollectiveState] public partial class S { [AllReduce, AllReduce<Largest>] public float[] {|TC9006:X|} = []; } public struct Largest : IReduction<float> { public static float Combine(float a, float b) => a; }")]
    [InlineData("[CollectiveState] public partial class {|TC9006:S|} { [AllReduce] public float[] X = []; public void Synchronize(Communicator comm) { } }")]
    [InlineData("[CollectiveState] public partial class BroadcastX { [Broadcast] public float[] {|TC9006:X|} = []; }")]
    [InlineData("public abstract class B { public abstract void AllReduceX(Communicator comm); } [CollectiveState] public abstract partial class S : B { [AllReduce] public float[] {|TC9006:X|} = []; }")]
    [InlineData("[CollectiveState] public partial class {|TC9006:S|} { [AllReduce] public float[] X = []; } public static class SCollectives;")]
    [InlineData("namespace N { public partial class Outer { [CollectiveState] public partial class {|TC9006:S|} { [AllReduce] public float[] X = []; } } } namespace N.OuterSCollectives { public class Other; }")]
    public Task A_taken_name_is_reported(string source) => Verify.VerifyAsync(source);

    [Theory]
    [InlineData("[CollectiveState] public partial class S { [AllReduce] public float[] X = []; [Broadcast] public float[] Y = []; }")]
    [InlineData("[CollectiveState] public partial class S { [AllReduce, Broadcast] public float[] X = []; }")]
    [InlineData("[CollectiveState] public partial class S { [AllReduce] public float[] _x = []; public void ReduceX(Communicator comm) { } }")]
    [InlineData("public class B { public void AllReduceX(Communicator comm) { } } [CollectiveState] public partial class S : B { [AllReduce] public float[] X = []; }")]
    [InlineData("public partial class S { [AllReduce] public float[] X = []; public void AllReduceX(Communicator comm) { } public void Synchronize(Communicator comm) { } }")]
    public Task A_free_name_is_not_reported(string source) => Verify.VerifyAsync(source);

    [Fact]
    public Task The_generated_method_is_not_in_its_own_way() => Verify.VerifyWithGeneratedAsync(
        "[CollectiveState] public partial class S { [AllReduce] public float[] X = []; public void AllReduceX(int other) { } }",
        "public partial class S { public void AllReduceX(Communicator comm) { } public void Synchronize(Communicator comm) { } } public static partial class SCollectives { }");
}
