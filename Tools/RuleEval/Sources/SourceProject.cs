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
        new("Tools/Collectives", "collectives") { OutputKind = OutputKind.ConsoleApplication },
        new("Tests/Runtime", "TypedCollectives.Tests") { IsTest = true },
        new("Tests/Gpu", "TypedCollectives.Gpu.Tests") { IsTest = true, Shares = ["Tests/Runtime/Support"] },
        new("Tests/Interop", "TypedCollectives.Interop.Tests") { IsTest = true },
        new("Tests/Generators/Cases", "Cases"),
    ];

    /// <summary>Whether it is written against the test framework.</summary>
    public bool IsTest { get; init; }

    public OutputKind OutputKind { get; init; } = OutputKind.DynamicallyLinkedLibrary;

    /// <summary>Other folders whose files it compiles.</summary>
    public ImmutableArray<string> Shares { get; init; } = [];
}
