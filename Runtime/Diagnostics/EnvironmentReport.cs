namespace TypedCollectives;

/// <summary>What <see cref="CollectiveEnvironment.Inspect"/> found.</summary>
/// <param name="Devices">The CUDA devices, then the host.</param>
/// <param name="Backends">Every backend, and why it can or cannot be used.</param>
/// <param name="Libraries">The native libraries.</param>
/// <param name="Auto">The backend <see cref="BackendKind.Auto"/> would take, and why, in one line.</param>
/// <param name="Network">The interfaces, and how NCCL would use them.</param>
public sealed record EnvironmentReport(
    IReadOnlyList<DeviceReport> Devices,
    IReadOnlyList<BackendReport> Backends,
    IReadOnlyList<LibraryReport> Libraries,
    string Auto,
    NetworkReport Network);
