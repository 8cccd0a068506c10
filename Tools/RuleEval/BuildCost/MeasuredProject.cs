using System.Globalization;

namespace TypedCollectives.RuleEval.BuildCost;

/// <summary>A project of annotated types in a temporary folder, built against the assemblies beside this tool.</summary>
internal sealed class MeasuredProject : IDisposable
{
    /// <summary>The property that says which kind of build it is.</summary>
    public const string Kind = "BuildKind";

    /// <summary>Where the generator's files are kept for builds that take them as sources.</summary>
    public const string GeneratedFolder = "Generated";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typed-collectives-build-");

    public MeasuredProject(int types, bool withOrdinaryCode)
    {
        // Nothing of a folder further up is to have a say.
        foreach (string name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            Write(name, "<Project />");
        Write(".editorconfig", "root = true\n");
        Write("Measured.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net{Environment.Version.Major}.0</TargetFramework>
                <Nullable>enable</Nullable>
                <NuGetAudit>false</NuGetAudit>
              </PropertyGroup>
              <ItemGroup>
                <Reference Include="{Beside("TypedCollectives.dll")}" />
                <Reference Include="{Beside("TypedCollectives.Interop.dll")}" />
                <Reference Include="{Beside("ILGPU.dll")}" />
              </ItemGroup>
              <ItemGroup>
                <Compile Remove="{GeneratedFolder}/**" />
                <Compile Include="{GeneratedFolder}/**/*.cs" Condition="'$({Kind})' == '{BuildKind.SameCode}'" />
              </ItemGroup>
              <ItemGroup Condition="'$({Kind})' == '{BuildKind.With}'">
                <Analyzer Include="{Beside("TypedCollectives.Generators.dll")}" />
                <Analyzer Include="{Beside("TypedCollectives.Analyzers.dll")}" />
              </ItemGroup>
            </Project>
            """);
        for (int i = 0; i < types; i++)
            Write(string.Create(CultureInfo.InvariantCulture, $"State{i}.cs"), StateSource.Of(i, withOrdinaryCode));
    }

    public string Folder => _folder.FullName;

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Beside(string name) => Path.Combine(AppContext.BaseDirectory, name);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);
}
