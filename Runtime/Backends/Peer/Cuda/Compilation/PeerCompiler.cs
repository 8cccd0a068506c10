using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using ILGPU;
using ILGPU.Backends.EntryPoints;
using ILGPU.Backends.PTX;
using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;

namespace TypedCollectives;

/// <summary>Compiles kernels to PTX for one kind of device, apart from any accelerator; needs no device.</summary>
/// <remarks>
/// <para>
/// A context of its own, at O1 whatever the accelerator's was made with: see <see cref="PeerKernels"/>. It also spares a
/// reduction's types from having to be public, which launching through ILGPU asks for.
/// </para>
/// <para>
/// ILGPU 1.5.3 never targets more than sm_80. Raised to the device's own architecture, the driver's compiler may use what the
/// device has.
/// </para>
/// </remarks>
internal sealed class PeerCompiler
{
    private static readonly ConcurrentDictionary<(CudaArchitecture, CudaInstructionSet), PeerCompiler> All = new();

    private readonly ConcurrentDictionary<MethodInfo, PeerProgram> _programs = new();
    private readonly Lock _gate = new();
    private readonly CudaArchitecture _architecture;
    private readonly PTXBackend _backend;

    private PeerCompiler(CudaArchitecture architecture, CudaInstructionSet instructionSet)
    {
        _architecture = architecture;
        var context = Context.Create(builder => builder.Optimize(OptimizationLevel.O1).Inlining(InliningMode.Aggressive));
        var capabilities = new CudaCapabilityContext(architecture);
        SetTarget(capabilities, architecture);
        _backend = new PTXBackend(context, capabilities, architecture, instructionSet, null);
    }

    internal static PeerCompiler For(CudaArchitecture architecture, CudaInstructionSet instructionSet) =>
        All.GetOrAdd((architecture, instructionSet), key => new PeerCompiler(key.Item1, key.Item2));

    /// <summary>Compiles a kernel, once.</summary>
    /// <exception cref="NotSupportedException">The reduction in it is not something a kernel can hold.</exception>
    internal PeerProgram Compile(MethodInfo kernel)
    {
        if (_programs.TryGetValue(kernel, out PeerProgram? program))
            return program;
        lock (_gate)
            return _programs.GetOrAdd(kernel, CompileNow);
    }

    private PeerProgram CompileNow(MethodInfo kernel)
    {
        try
        {
            // The bound on the group tells the driver's compiler how many registers a thread may have.
            var specialization = new KernelSpecialization(PeerKernels.GroupSize, null);
            var compiled = (PTXCompiledKernel)_backend.Compile(EntryPointDescription.FromExplicitlyGroupedKernel(kernel), specialization);
            string ptx = compiled.PTXAssembly;
            if (_architecture < CudaArchitecture.SM_90)
                ptx = ptx.Replace("griddepcontrol.wait;", "").Replace("griddepcontrol.launch_dependents;", "");
            return new PeerProgram(ptx, compiled.Name);
        }
        catch (Exception exception) when (exception is InternalCompilerException or TypeLoadException or NotSupportedException)
        {
            throw new NotSupportedException(
                $"{kernel.Name}<{string.Join(", ", kernel.GetGenericArguments().Select(type => type.Name))}> cannot be compiled for CUDA: "
                + $"{exception.InnerException?.Message ?? exception.Message} A reduction that runs on devices keeps to what an ILGPU kernel can hold.",
                exception);
        }
    }

    [UnsafeAccessor(UnsafeAccessorKind.Method, Name = "set_TargetArchitecture")]
    private static extern void SetTarget(CudaCapabilityContext capabilities, CudaArchitecture architecture);
}
