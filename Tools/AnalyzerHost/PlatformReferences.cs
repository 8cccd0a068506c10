using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedCollectives.AnalyzerHost;

/// <summary>What code is compiled against: the assemblies this process runs on, so that nothing is downloaded.</summary>
internal static class PlatformReferences
{
    private static readonly string FrameworkFolder = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
    private static readonly string[] CollectivesNames = ["TypedCollectives.dll", "TypedCollectives.Interop.dll", "ILGPU.dll"];

    public static ImmutableArray<MetadataReference> Framework { get; } = [.. Trusted()
        .Where(static path => Path.GetFileName(path) is { } name
            && (name.StartsWith("System.", StringComparison.Ordinal) || name.StartsWith("Microsoft.Win32.", StringComparison.Ordinal)
                || name is "netstandard.dll" or "mscorlib.dll")
            && Path.GetDirectoryName(path) == FrameworkFolder)
        .Select(static path => MetadataReference.CreateFromFile(path))];

    /// <summary>The runtime of the SDK and the library its buffers come from.</summary>
    public static ImmutableArray<MetadataReference> Collectives { get; } = [.. CollectivesNames
        .Select(static name => MetadataReference.CreateFromFile(Path.Combine(AppContext.BaseDirectory, name)))];

    /// <summary>The other libraries beside this process whose names begin in one of the given ways.</summary>
    public static ImmutableArray<MetadataReference> Libraries(params string[] prefixes) => [.. Trusted()
        .Where(path => Path.GetDirectoryName(path) != FrameworkFolder
            && prefixes.Any(prefix => Path.GetFileName(path).StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
        .Select(static path => MetadataReference.CreateFromFile(path))];

    private static string[] Trusted() =>
        ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
}
