using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedCollectives.RuleEval.Sources;

/// <summary>A project of the repository whose programs use collectives.</summary>
/// <param name="Folder">Its folder, from the root of the repository.</param>
/// <param name="AssemblyName">Its assembly, which other assemblies may know by name.</param>
internal sealed record SourceProject(string Folder, string AssemblyName)
{
    public static ImmutableArray<SourceProject> All { get; } =
    [
        new("Samples/Quickstart", "Quickstart"),
        new("Samples/DigitsTraining", "DigitsTraining"),
        new("Samples/OverlappedTraining", "OverlappedTraining") { OutputKind = OutputKind.ConsoleApplication },
        new("Samples/NcclDemo", "NcclDemo") { OutputKind = OutputKind.ConsoleApplication },
        new("Tools/Collectives", "collectives") { OutputKind = OutputKind.ConsoleApplication },
        new("Tests/Runtime", "TypedCollectives.Tests")
        {
            IsTest = true, Shares = ["Tools/Benchmarks/Fuzz/FuzzSource.cs", "Tools/Benchmarks/Fuzz/MessageFuzz.cs"],
        },
        new("Tests/Gpu", "TypedCollectives.Gpu.Tests")
        {
            IsTest = true,
            Shares =
            [
                "Tests/Runtime/Support", "Tests/Interop/Support/CCompiler.cs", "Tests/Interop/Support/Processes.cs",
                "Tests/Interop/Support/TemporaryFolder.cs",
            ],
        },
        new("Tests/Interop", "TypedCollectives.Interop.Tests") { IsTest = true },
        new("Tests/RankHost", "TypedCollectives.RankHost") { OutputKind = OutputKind.ConsoleApplication },
        new("Tests/Ranks", "TypedCollectives.Ranks") { OutputKind = OutputKind.ConsoleApplication },
        new("Tests/Generators/Cases", "Cases"),
    ];

    /// <summary>Whether it is written against the test framework.</summary>
    public bool IsTest { get; init; }

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Other folders and files it compiles.</summary>
    public ImmutableArray<string> Shares { get; init; } = [];
}
