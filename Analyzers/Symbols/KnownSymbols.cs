using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Symbols;

/// <summary>The types the rules speak of, looked up once a compilation and shared by all analyzers.</summary>
internal sealed class KnownSymbols
{
    private static readonly ConditionalWeakTable<Compilation, Lookup> Cache = new();

    private KnownSymbols(Compilation compilation, INamedTypeSymbol communicator)
    {
        Communicator = communicator;
        Clique = compilation.GetTypeByMetadataName("TypedCollectives.CommunicatorClique");
        Group = compilation.GetTypeByMetadataName("TypedCollectives.CollectiveGroup");
        CollectiveAttribute = compilation.GetTypeByMetadataName("TypedCollectives.CollectiveAttribute");
        ReductionElementAttribute = compilation.GetTypeByMetadataName("TypedCollectives.ReductionElementAttribute");
        StateAttribute = compilation.GetTypeByMetadataName("TypedCollectives.CollectiveStateAttribute");
        StepAttribute = compilation.GetTypeByMetadataName("TypedCollectives.CollectiveStepAttribute");
        ElementAttribute = compilation.GetTypeByMetadataName("TypedCollectives.CollectiveElementAttribute");
        BufferAttribute = compilation.GetTypeByMetadataName("TypedCollectives.BufferCollectiveAttribute");
        Reduction = compilation.GetTypeByMetadataName("TypedCollectives.IReduction`1");
        AcceleratorStream = compilation.GetTypeByMetadataName("ILGPU.Runtime.AcceleratorStream");
        Accelerator = compilation.GetTypeByMetadataName("ILGPU.Runtime.Accelerator");
        StructLayoutAttribute = compilation.GetTypeByMetadataName("System.Runtime.InteropServices.StructLayoutAttribute");
        Elements = new ElementTypes(compilation, ElementAttribute);
        Buffers = new BufferTypes(compilation);
        Collectives = new CollectiveMethods(this);
    }

    public INamedTypeSymbol Communicator { get; }

    public INamedTypeSymbol? Clique { get; }

    public INamedTypeSymbol? Group { get; }

    public INamedTypeSymbol? CollectiveAttribute { get; }

    public INamedTypeSymbol? ReductionElementAttribute { get; }

    public INamedTypeSymbol? StateAttribute { get; }

    public INamedTypeSymbol? StepAttribute { get; }

    public INamedTypeSymbol? ElementAttribute { get; }

    public INamedTypeSymbol? BufferAttribute { get; }

    public INamedTypeSymbol? Reduction { get; }

    public INamedTypeSymbol? AcceleratorStream { get; }

    public INamedTypeSymbol? Accelerator { get; }

    public INamedTypeSymbol? StructLayoutAttribute { get; }

    public ElementTypes Elements { get; }

    public BufferTypes Buffers { get; }

    public CollectiveMethods Collectives { get; }

    /// <summary>The types of a compilation, or <see langword="null"/> where it does not reference TypedCollectives.</summary>
    public static KnownSymbols? For(Compilation compilation) =>
        Cache.GetValue(compilation, static compilation => new Lookup(compilation)).Known;

    public bool IsCommunicator(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, Communicator);

    public bool IsGroup(ITypeSymbol? type) => type is not null && SymbolEqualityComparer.Default.Equals(type, Group);

    // The table holds no null, so that a compilation without TypedCollectives is looked up once as well.
    private sealed class Lookup(Compilation compilation)
    {
        public KnownSymbols? Known { get; } =
            compilation.GetTypeByMetadataName("TypedCollectives.Communicator") is { } communicator
                ? new KnownSymbols(compilation, communicator)
                : null;
    }
}
