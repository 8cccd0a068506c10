namespace TypedCollectives.Package.Tests.Support;

/// <summary>A fresh project that has the package and one of the sources in Consumers.</summary>
internal sealed class Consumer : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("typed-collectives-consumer-");

    private Consumer(string source)
    {
        // Nothing of a folder further up is to have a say.
        foreach (string name in new[] { "Directory.Build.props", "Directory.Build.targets", "Directory.Packages.props" })
            File.WriteAllText(Path.Combine(Folder, name), "<Project />");
        File.WriteAllText(Path.Combine(Folder, ".editorconfig"), "root = true\n");
        File.WriteAllText(Path.Combine(Folder, "Consumer.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <NuGetAudit>false</NuGetAudit>
                <EmitCompilerGeneratedFiles>true</EmitCompilerGeneratedFiles>
                <CompilerGeneratedFilesOutputPath>generated</CompilerGeneratedFilesOutputPath>
                <EnableDefaultCompileItems>false</EnableDefaultCompileItems>
              </PropertyGroup>
              <ItemGroup>
                <Compile Include="{source}" />
                <PackageReference Include="TypedCollectives" Version="{BuildFacts.PackageVersion}" />
              </ItemGroup>
              <Target Name="LeaveOutAnalyzers" BeforeTargets="CoreCompile" Condition="'$(LeavesOutAnalyzers)' == 'true'">
                <ItemGroup>
                  <Analyzer Remove="@(Analyzer)" Condition="'%(Filename)' == 'TypedCollectives.Analyzers'" />
                </ItemGroup>
              </Target>
            </Project>
            """);
        Text = File.ReadAllLines(Path.Combine(AppContext.BaseDirectory, "Consumers", source));
        File.WriteAllLines(Path.Combine(Folder, source), Text);
    }

    /// <summary>The lines of the source.</summary>
    public string[] Text { get; }

    public string Folder => _folder.FullName;

    /// <summary>Makes the project and restores the package, from the feed and nowhere else.</summary>
    public static async Task<Consumer> CreateAsync(PackageFeed feed, string source)
    {
        var consumer = new Consumer(source);
        await Dotnet.RunAsync(
            consumer.Folder, "restore", "-v", "q", "--source", feed.Folder, "--packages", feed.Unpacked,
            $"-p:RestoreFallbackFolders={BuildFacts.NuGetPackageRoot}");
        return consumer;
    }

    /// <summary>Builds all of it again.</summary>
    /// <returns>The warnings, as <c>file(line): rule</c>, in order.</returns>
    public async Task<string[]> BuildAsync(params string[] properties)
    {
        string output = await Dotnet.RunAsync(
            Folder, ["build", "--no-restore", "--no-incremental", "-v", "q", "-nologo", .. properties.Select(static property => "-p:" + property)]);
        return [.. output.Split('\n')
            .Where(static line => line.Contains(": warning ", StringComparison.Ordinal))
            .Select(static line => BuildWarning.Shorten(line)).Distinct().Order(StringComparer.Ordinal)];
    }

    /// <summary>A warning on the line with a text.</summary>
    public string Warning(string text, string rule) =>
        $"{Path.GetFileName(Directory.GetFiles(Folder, "*.cs").Single())}({1 + Array.FindIndex(Text, line => line.Contains(text, StringComparison.Ordinal))}): {rule}";

    public void Dispose() => _folder.Delete(recursive: true);
}
