using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Bodies;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Effects;

namespace TypedCollectives.Analyzers.Symbols;

/// <summary>The types the rules speak of, looked up once a compilation and shared by all analyzers.</summary>
internal sealed class KnownSymbols
{
    private static readonly ConditionalWeakTable<Compilation, Lookup> Cache = new();

    private KnownSymbols(Compilation compilation, INamedTypeSymbol communicator)
    {
        Communicator = communicator;
        SourceAssembly = compilation.Assembly;
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
        MemoryBuffer = compilation.GetTypeByMetadataName("ILGPU.Runtime.MemoryBuffer");
        StructLayoutAttribute = compilation.GetTypeByMetadataName("System.Runtime.InteropServices.StructLayoutAttribute");
        RequiresGroupAttribute = compilation.GetTypeByMetadataName("TypedCollectives.RequiresGroupAttribute");
        RankDivergentAttribute = compilation.GetTypeByMetadataName("TypedCollectives.RankDivergentAttribute");
        CompletesInFlightAttribute = compilation.GetTypeByMetadataName("TypedCollectives.CompletesInFlightAttribute");
        UniformAttribute = compilation.GetTypeByMetadataName("TypedCollectives.UniformAttribute");
        RankVaryingAttribute = compilation.GetTypeByMetadataName("TypedCollectives.RankVaryingAttribute");
        PerRankAttribute = compilation.GetTypeByMetadataName("TypedCollectives.PerRankAttribute");
        ReplicatedAttribute = compilation.GetTypeByMetadataName("TypedCollectives.ReplicatedAttribute");
        ShardedAttribute = compilation.GetTypeByMetadataName("TypedCollectives.ShardedAttribute");
        Window = compilation.GetTypeByMetadataName("TypedCollectives.MemoryWindow");
        UniqueId = compilation.GetTypeByMetadataName("TypedCollectives.UniqueId");
        CollectiveException = compilation.GetTypeByMetadataName("TypedCollectives.CollectiveException");
        NcclComm = compilation.GetTypeByMetadataName("TypedCollectives.Interop.Nccl.NcclComm");
        NcclResult = compilation.GetTypeByMetadataName("TypedCollectives.Interop.Nccl.NcclResult");
        CUresult = compilation.GetTypeByMetadataName("TypedCollectives.Interop.Cuda.CUresult");
        NcclUniqueId = compilation.GetTypeByMetadataName("TypedCollectives.Interop.Nccl.NcclUniqueId");
        NcclNative = compilation.GetTypeByMetadataName("TypedCollectives.Interop.Nccl.NcclNative");
        CudaNative = compilation.GetTypeByMetadataName("TypedCollectives.Interop.Cuda.CudaNative");
        DoesNotReturnAttribute = compilation.GetTypeByMetadataName("System.Diagnostics.CodeAnalysis.DoesNotReturnAttribute");
        Elements = new ElementTypes(compilation, ElementAttribute);
        Buffers = new BufferTypes(compilation);
        Buckets = new BucketTypes(compilation);
        Communicators = new CommunicatorTypes(this);
        Completions = new Completions(AcceleratorStream, Accelerator);
        Contracts = new CallContracts(this);
        Bodies = new SourceBodies(compilation);
        Effects = new MethodEffects(compilation, this, Bodies);
    }

    /// <summary>What is being compiled.</summary>
    public IAssemblySymbol SourceAssembly { get; }

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

    public INamedTypeSymbol? MemoryBuffer { get; }

    public INamedTypeSymbol? StructLayoutAttribute { get; }

    public INamedTypeSymbol? RequiresGroupAttribute { get; }

    public INamedTypeSymbol? RankDivergentAttribute { get; }

    public INamedTypeSymbol? CompletesInFlightAttribute { get; }

    public INamedTypeSymbol? UniformAttribute { get; }

    public INamedTypeSymbol? RankVaryingAttribute { get; }

    public INamedTypeSymbol? PerRankAttribute { get; }

    public INamedTypeSymbol? ReplicatedAttribute { get; }

    public INamedTypeSymbol? ShardedAttribute { get; }

    public INamedTypeSymbol? Window { get; }

    public INamedTypeSymbol? UniqueId { get; }

    public INamedTypeSymbol? CollectiveException { get; }

    public INamedTypeSymbol? NcclComm { get; }

    public INamedTypeSymbol? NcclResult { get; }

    public INamedTypeSymbol? CUresult { get; }

    public INamedTypeSymbol? NcclUniqueId { get; }

    public INamedTypeSymbol? NcclNative { get; }

    public INamedTypeSymbol? CudaNative { get; }

    public INamedTypeSymbol? DoesNotReturnAttribute { get; }

    public ElementTypes Elements { get; }

    public BufferTypes Buffers { get; }

    public BucketTypes Buckets { get; }

    public CommunicatorTypes Communicators { get; }

    public Completions Completions { get; }

    public CallContracts Contracts { get; }

    /// <summary>The attributes that give a method a contract.</summary>
    public IEnumerable<INamedTypeSymbol> ContractAttributes => new[]
    {
        CollectiveAttribute, StepAttribute, RankDivergentAttribute, CompletesInFlightAttribute,
    }.OfType<INamedTypeSymbol>();

    /// <summary>The bodies of the compilation's methods.</summary>
    public SourceBodies Bodies { get; }

    /// <summary>What the compilation's methods do that matters to the rules.</summary>
    public MethodEffects Effects { get; }

    /// <summary>The types of a compilation, or <see langword="null"/> where it does not reference TypedCollectives.</summary>
    public static KnownSymbols? For(Compilation compilation) =>
        Cache.GetValue(compilation, static compilation => new Lookup(compilation)).Known;

    public bool IsCommunicator(ITypeSymbol? type) => SymbolEqualityComparer.Default.Equals(type, Communicator);

    /// <summary>Whether the type is the exception that every rank of a failed communicator gets, or a kind of it.</summary>
    public bool IsCollectiveException(ITypeSymbol? type)
    {
        for (; type is not null; type = type.BaseType)
        {
            if (Is(type, CollectiveException))
                return true;
        }

        return false;
    }

    /// <summary>Whether the type is a communicator of the SDK or of the native library.</summary>
    public bool IsAnyCommunicator(ITypeSymbol? type) => Is(type, Communicator) || Is(type, NcclComm);

    public bool IsClique(ITypeSymbol? type) => Is(type, Clique);

    public bool IsWindow(ITypeSymbol? type) => Is(type, Window);

    /// <summary>Whether the type is, or derives from, ILGPU's memory buffer.</summary>
    public bool IsMemoryBuffer(ITypeSymbol? type)
    {
        for (; type is not null && MemoryBuffer is not null; type = type.BaseType)
        {
            if (Is(type, MemoryBuffer))
                return true;
        }

        return false;
    }

    /// <summary>Whether things of the type have a life that a rule follows: communicators, cliques, exchanges and buffers.</summary>
    public bool IsReleasable(ITypeSymbol? type) => IsCommunicator(type) || IsClique(type) || Buckets.IsExchange(type) || IsMemoryBuffer(type);

    public bool IsUniqueId(ITypeSymbol? type) => Is(type, UniqueId) || Is(type, NcclUniqueId);

    /// <summary>Whether the type says how a native call ended.</summary>
    public bool IsNativeResult(ITypeSymbol? type) => Is(type, NcclResult) || Is(type, CUresult);

    public bool IsNativeLibrary(ITypeSymbol? type) => Is(type, NcclNative) || Is(type, CudaNative);

    public bool IsGroup(ITypeSymbol? type) => type is not null && SymbolEqualityComparer.Default.Equals(type, Group);

    private static bool Is(ITypeSymbol? type, INamedTypeSymbol? known) =>
        type is not null && SymbolEqualityComparer.Default.Equals(type, known);

    // The table holds no null, so that a compilation without TypedCollectives is looked up once as well.
    private sealed class Lookup(Compilation compilation)
    {
        public KnownSymbols? Known { get; } =
            compilation.GetTypeByMetadataName("TypedCollectives.Communicator") is { } communicator
                ? new KnownSymbols(compilation, communicator)
                : null;
    }
}
