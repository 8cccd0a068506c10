using TypedCollectives.Tests;

namespace TypedCollectives.Gpu.Tests;

/// <summary>The cliques GPU tests run on; where they cannot be had, the test is skipped with what is missing.</summary>
public sealed class Gpus : IDisposable
{
    private static readonly EnvironmentReport Found = CollectiveEnvironment.Inspect();

    private readonly CliqueCache _cliques = new();

    internal static int Count => Found.Devices.Count(device => device.Kind == DeviceKind.Cuda);

    /// <summary>A clique of the first devices, or a skip.</summary>
    internal CommunicatorClique Of(BackendKind backend, int ranks)
    {
        Require(backend, ranks);
        return _cliques.Of(backend, ranks);
    }

    /// <summary>Skips the test unless the machine has what it needs.</summary>
    internal static void Require(BackendKind backend, int ranks)
    {
        LibraryReport driver = Found.Libraries[0];
        Assert.SkipUnless(Count >= ranks, $"Needs {ranks} CUDA devices, found {Count}. CUDA driver: {driver.Path ?? "not found"}.");
        BackendReport report = Found.Backends.Single(candidate => candidate.Kind == backend);
        Assert.SkipUnless(report.IsUsable, $"The {backend} backend: {report.Reason}.");
    }

    public void Dispose() => _cliques.Dispose();
}
