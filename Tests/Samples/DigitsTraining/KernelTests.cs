using System.Reflection;
using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using TypedCollectives.Samples.DigitsTraining;

namespace TypedCollectives.Samples.Tests;

public sealed class KernelTests
{
    public static TheoryData<string> All => [.. typeof(Kernels).GetMethods(BindingFlags.Static | BindingFlags.Public).Select(kernel => kernel.Name)];

    // Needs no device. What a CUDA device does not have, such as Math.Exp of doubles, would else be found only where there is one.
    [Theory]
    [MemberData(nameof(All))]
    public void EveryKernelCompilesForCuda(string name)
    {
        using Context context = Context.Create(builder => builder.Optimize(OptimizationLevel.O1));
        using var backend = new PTXBackend(
            context, new CudaCapabilityContext(CudaArchitecture.SM_80), CudaArchitecture.SM_80, CudaInstructionSet.ISA_80, null);
        EntryPointDescription kernel = EntryPointDescription.FromExplicitlyGroupedKernel(typeof(Kernels).GetMethod(name)!);

        var compiled = (PTXCompiledKernel)backend.Compile(kernel, KernelSpecialization.Empty);

        Assert.Contains($".entry {compiled.Name}", compiled.PTXAssembly, StringComparison.Ordinal);
        Assert.DoesNotContain("0d0000000000000001", compiled.PTXAssembly, StringComparison.Ordinal); // an int's bits taken for a double's
        Assert.DoesNotContain(".local", compiled.PTXAssembly, StringComparison.Ordinal); // all of it in registers
    }

    [Fact]
    public void ExponentialsAreExact()
    {
        for (double x = -708; x < 709; x += 0.0837)
            Assert.InRange(DeviceMath.Exp(x) / Math.Exp(x), 1 - 1e-15, 1 + 1e-15);
        Assert.Equal(1, DeviceMath.Exp(0));
        Assert.Equal(0, DeviceMath.Exp(-708.1));
        Assert.Equal(0, DeviceMath.Exp(double.NegativeInfinity));
        Assert.True(double.IsNaN(DeviceMath.Exp(double.NaN)));
    }

    [Fact]
    public void LogarithmsAreExact()
    {
        for (double x = 1; x <= 10; x += 0.00173)
            Assert.Equal(Math.Log(x), DeviceMath.Log(x), 1e-15);
    }
}
