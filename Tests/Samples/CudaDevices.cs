namespace TypedCollectives.Samples.Tests;

/// <summary>The CUDA devices of the machine the tests run on.</summary>
internal static class CudaDevices
{
    public static int Count { get; } = CollectiveEnvironment.Inspect().Devices.Count(device => device.Kind == DeviceKind.Cuda);

    /// <summary>Skips a test of the Peer backend on a machine with some CUDA devices, which the backend then uses, but not enough.</summary>
    public static void SkipIfTooFew(BackendKind backend, int needed) => Assert.SkipWhen(
        backend == BackendKind.Peer && Count > 0 && Count < needed, $"needs {needed} CUDA devices or none; there are {Count}");

    /// <summary>Skips a test of eight ranks on host devices where there are CUDA devices, which the program would take.</summary>
    public static void RequireNone() => Assert.SkipWhen(Count > 0, $"runs eight ranks on host devices; the {Count} CUDA devices here would be taken");
}
