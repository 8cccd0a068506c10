using System.Reflection;

namespace TypedCollectives.Package.Tests.Support;

/// <summary>What the build of the tests knew.</summary>
internal static class BuildFacts
{
    public static string RepositoryRoot { get; } = Of(nameof(RepositoryRoot));

    public static string Configuration { get; } = Of(nameof(Configuration));

    public static string PackageVersion { get; } = Of(nameof(PackageVersion));

    /// <summary>Where restored packages lie: the packages' own dependencies are taken from there.</summary>
    public static string NuGetPackageRoot { get; } = Of(nameof(NuGetPackageRoot));

    private static string Of(string key) => typeof(BuildFacts).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == key).Value!;
}
