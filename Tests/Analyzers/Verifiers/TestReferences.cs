using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Tests.Verifiers;

/// <summary>What test code is compiled against: the assemblies this process runs on, so that nothing is downloaded.</summary>
internal static class TestReferences
{
    private static readonly string[] Others = ["TypedCollectives.dll", "TypedCollectives.Interop.dll", "ILGPU.dll"];

    public static ImmutableArray<MetadataReference> Framework { get; } = [.. Trusted()
        .Where(static path => Path.GetFileName(path) is { } name
            && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "mscorlib.dll")
            && Path.GetDirectoryName(path) == Path.GetDirectoryName(typeof(object).Assembly.Location))
        .Select(static path => MetadataReference.CreateFromFile(path))];

    /// <summary>The runtime of the SDK and the library its buffers come from.</summary>
    public static ImmutableArray<MetadataReference> Collectives { get; } = [.. Others
        .Select(static name => MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, name)))];

    private static string[] Trusted() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
}
