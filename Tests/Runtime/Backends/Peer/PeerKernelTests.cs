using System.Reflection;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using ILGPU;
using ILGPU.Runtime.Cuda;

namespace TypedCollectives.Tests.Backends.Peer;

/// <summary>What ILGPU makes of the kernels, which needs no device: every instance compiles, and to what the design rests on.</summary>
public sealed partial class PeerKernelTests
{
    private static readonly PeerCompiler Compiler = PeerCompiler.For(CudaArchitecture.SM_90, CudaInstructionSet.ISA_80);

    public static TheoryData<ElementType, ReduceOp> Reductions
    {
        get
        {
            var data = new TheoryData<ElementType, ReduceOp>();
            foreach (ElementType type in Enum.GetValues<ElementType>())
            {
                foreach (ReduceOp op in Enum.GetValues<ReduceOp>())
                    data.Add(type, op);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Reductions))]
    public void EveryReductionCompiles(ElementType type, ReduceOp op)
    {
        PeerReduction reduction = PeerReductions.Of(type, op);
        Check(reduction.Push, vector: true);
        // The other kernels reduce by the same code.
        if (op == ReduceOp.Average)
        {
            Check(reduction.Direct, vector: true);
            Check(reduction.Flagged, vector: true, meets: false);
        }
    }

    [Fact]
    public void OlderDevicesGetNoInstructionTheyLack()
    {
        MethodInfo kernel = PeerReductions.Of(ElementType.Float32, ReduceOp.Sum).Push;
        Assert.Contains("griddepcontrol", Compiler.Compile(kernel).Ptx);
        string ptx = PeerCompiler.For(CudaArchitecture.SM_80, CudaInstructionSet.ISA_80).Compile(kernel).Ptx;
        Assert.Contains(".target sm_80", ptx);
        Assert.DoesNotContain("griddepcontrol", ptx);
    }

    [Fact]
    public void ReductionsWrittenInCSharpCompile()
    {
        PeerReduction complex = PeerReductions.Of<PrivatePair, PairSum>();
        Assert.True(complex.IsVector);
        Check(complex.Push, vector: true);
        PeerReduction odd = PeerReductions.Of<Triple, TripleSum>();
        Assert.False(odd.IsVector);
        Check(odd.Direct, vector: false);
    }

    [Fact]
    public void MovesCompile()
    {
        Check(((Action<PeerArguments, ArrayView<Pack4<uint>>>)PeerKernels.PushMove<byte, Pack4<uint>>).Method, vector: true);
        Check(((Action<PeerArguments, ArrayView<Pack4<uint>>>)PeerKernels.DirectMove<uint, Pack4<uint>>).Method, vector: true);
        Check(((Action<PeerArguments, ArrayView<Pack4<uint>>>)PeerKernels.FlaggedMove<uint>).Method, vector: true, meets: false);
        Check(((Action<PeerArguments>)PeerKernels.Barrier).Method, vector: false);
        Check(PeerPlan.BarrierAgainKernel, vector: false);
        Check(PeerPlan.HandOverKernel, vector: false);
    }

    private static void Check(MethodInfo kernel, bool vector, bool meets = true)
    {
        string ptx = Compiler.Compile(kernel).Ptx;
        Assert.Contains(".target sm_90", ptx);
        // The argument's layout on the device is the one on the host.
        Match argument = FirstParameter().Match(ptx);
        Assert.Equal(Marshal.SizeOf(kernel.GetParameters()[0].ParameterType), int.Parse(argument.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture));
        // Threads of a group may part: no branch under a predicate claims that they do not.
        Assert.DoesNotMatch(UniformBranch(), ptx);
        Assert.Contains("ld.acquire.sys.global.u64", ptx);
        // A fingerprint orders nothing before it.
        Assert.Equal(meets, ptx.Contains("st.release.sys.global.u64", StringComparison.Ordinal));
        // Everything is inlined: a call would pass the arguments through memory.
        Assert.DoesNotContain("call", ptx);
        if (vector)
        {
            Assert.Matches(VectorLoad(), ptx);
            Assert.Matches(VectorStore(), ptx);
        }
    }

    [GeneratedRegex(@"\.param \.align 8 \.b8 \w+\[(\d+)\]")]
    private static partial Regex FirstParameter();

    [GeneratedRegex(@"@\S+\s+bra\.uni")]
    private static partial Regex UniformBranch();

    [GeneratedRegex(@"ld\.v[24]\.(b|u|s|f)(32|64)")]
    private static partial Regex VectorLoad();

    [GeneratedRegex(@"st\.v[24]\.(b|u|s|f)(32|64)")]
    private static partial Regex VectorStore();

    private struct PrivatePair
    {
        internal float Real, Imaginary;
    }

    private struct PairSum : IReduction<PrivatePair>
    {
        public static PrivatePair Combine(PrivatePair left, PrivatePair right) =>
            new() { Real = left.Real + right.Real, Imaginary = left.Imaginary + right.Imaginary };
    }

    private struct Triple
    {
        internal float X, Y, Z;
    }

    private struct TripleSum : IReduction<Triple>
    {
        public static Triple Combine(Triple left, Triple right) =>
            new() { X = left.X + right.X, Y = left.Y + right.Y, Z = left.Z + right.Z };
    }
}
