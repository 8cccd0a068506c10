using ILGPU;
using ILGPU.Runtime;
using ILGPU.Runtime.CPU;
using ILGPU.Runtime.Cuda;
using TypedCollectives.Interop.Libraries;

namespace TypedCollectives;

/// <summary>The devices of one clique, and what has to be disposed with them.</summary>
internal sealed class DeviceSet : IDisposable
{
    private readonly Stack<IDisposable> _owned = new();

    private DeviceSet()
    {
    }

    internal CollectiveDevice[] Devices { get; private set; } = [];

    /// <summary>How many CUDA devices there are.</summary>
    /// <exception cref="NativeLibraryNotFoundException">The driver was named and does not load.</exception>
    /// <exception cref="NotSupportedException">The driver has devices, and ILGPU takes none of them.</exception>
    internal static int CountCuda()
    {
        if (!OptionalLibrary.IsThere(NativeLibraries.TryLoadCuda, NativeLibraries.LoadCuda, out _))
            return 0;

        CudaDriver.Resolve();
        using Context context = Context.Create(builder => builder.Cuda());
        int usable = context.GetCudaDevices().Count;
        // ILGPU keeps what goes wrong in its search to itself.
        if (usable == 0 && CudaDriver.CountDevices() is > 0 and int count)
        {
            throw new NotSupportedException(
                $"The CUDA driver reports {count} devices, but ILGPU {typeof(Context).Assembly.GetName().Version} can use none of them. "
                + "Ask for BackendKind.Host to run without them.");
        }

        return usable;
    }

    /// <summary>Opens CUDA devices that follow each other, each on its primary context.</summary>
    internal static DeviceSet OpenCuda(int first, int count) => OpenCuda(Enumerable.Range(first, count).ToArray());

    /// <summary>Opens CUDA devices, each on its primary context; one may be given more than once.</summary>
    internal static DeviceSet OpenCuda(ReadOnlySpan<int> indices)
    {
        CudaDriver.Resolve();
        var set = new DeviceSet();
        try
        {
            Context context = set.Own(Context.Create(builder => builder.Cuda()));
            set.Devices = new CollectiveDevice[indices.Length];
            for (int i = 0; i < indices.Length; i++)
            {
                int index = indices[i];
                PrimaryContextAccelerator primary = set.Own(new PrimaryContextAccelerator(context, context.GetCudaDevice(index)));
                CudaAccelerator accelerator = primary.Accelerator;
                var device = new CollectiveDevice(
                    DeviceKind.Cuda, index, accelerator.Name, () => accelerator,
                    _ => accelerator.CreateStream(StreamFlags.CU_STREAM_NON_BLOCKING));
                // Not lazily: a stream is made in the context that is current, here the device's own.
                _ = device.Accelerator;
                _ = device.Stream;
                set.Devices[i] = device;
            }

            return set;
        }
        catch
        {
            set.Dispose();
            throw;
        }
    }

    /// <summary>Makes host devices; each one's CPU accelerator is made when it is first used.</summary>
    internal static DeviceSet OpenHost(int count) => OpenHost(count, 0);

    /// <summary>Makes the one host device with a number.</summary>
    internal static DeviceSet OpenHostAt(int index) => OpenHost(1, index);

    private static DeviceSet OpenHost(int count, int first)
    {
        var set = new DeviceSet();
        // Two simulated threads a group, the fewest ILGPU takes: kernels here stride over their elements.
        Context context = set.Own(Context.Create(builder => builder.CPU(new CPUDevice(2, 1, 1))));
        set.Devices = new CollectiveDevice[count];
        for (int i = 0; i < count; i++)
        {
            set.Devices[i] = new CollectiveDevice(
                DeviceKind.Host, first + i, "host memory", () => set.OpenCpu(context), accelerator => accelerator.DefaultStream);
        }

        return set;
    }

    /// <summary>Wraps accelerators somebody else owns.</summary>
    internal static DeviceSet Wrap(IReadOnlyList<Accelerator> accelerators)
    {
        var set = new DeviceSet { Devices = new CollectiveDevice[accelerators.Count] };
        for (int i = 0; i < accelerators.Count; i++)
        {
            Accelerator accelerator = accelerators[i];
            DeviceKind kind = accelerator.AcceleratorType switch
            {
                AcceleratorType.Cuda => DeviceKind.Cuda,
                AcceleratorType.OpenCL => DeviceKind.OpenCL,
                _ => DeviceKind.Host,
            };
            var device = new CollectiveDevice(
                kind, i, accelerator.Name, () => accelerator,
                a => a is CPUAccelerator ? a.DefaultStream : set.Own(a is CudaAccelerator cuda ? CudaStreams.Create(cuda) : a.CreateStream()));
            _ = device.Accelerator;
            set.Devices[i] = device;
        }

        return set;
    }

    public void Dispose()
    {
        while (_owned.TryPop(out IDisposable? owned))
            owned.Dispose();
    }

    private CPUAccelerator OpenCpu(Context context)
    {
        lock (_owned)
            return Own(context.GetCPUDevice(0).CreateCPUAccelerator(context, CPUAcceleratorMode.Parallel));
    }

    private TOwned Own<TOwned>(TOwned owned)
        where TOwned : IDisposable
    {
        _owned.Push(owned);
        return owned;
    }
}
