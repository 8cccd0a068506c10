using System.Reflection;
using System.Runtime.Loader;
using TypedCollectives.Interop.Libraries;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Interop.Tests.Support;

/// <summary>A second copy of the assembly under test, which has loaded no library yet.</summary>
internal sealed class IsolatedInterop : IDisposable
{
    private readonly AssemblyLoadContext _context = new(nameof(IsolatedInterop), isCollectible: true);
    private readonly Assembly _assembly;

    public IsolatedInterop() => _assembly = _context.LoadFromAssemblyPath(typeof(NativeLibraries).Assembly.Location);

    public string? NcclPath
    {
        set => TypeOf(typeof(NativeLibraries)).GetProperty(nameof(NativeLibraries.NcclPath))!
            .SetMethod!.Invoke(null, BindingFlags.DoNotWrapExceptions, null, [value], null);
    }

    /// <summary>Calls a function of NCCL with zeros for arguments.</summary>
    public object? CallNccl(string function)
    {
        MethodInfo method = TypeOf(typeof(NcclNative)).GetMethod(function)!;
        object?[] zeros = new object?[method.GetParameters().Length];
        return method.Invoke(null, BindingFlags.DoNotWrapExceptions, null, zeros, null);
    }

    /// <summary>Asks for a function of NCCL.</summary>
    public void ThrowIfMissing(string function) => TypeOf(typeof(NcclRequirements)).GetMethod(nameof(NcclRequirements.ThrowIfMissing))!
        .Invoke(null, BindingFlags.DoNotWrapExceptions, null, [function], null);

    public void Dispose() => _context.Unload();

    private Type TypeOf(Type type) => _assembly.GetType(type.FullName!, throwOnError: true)!;
}
