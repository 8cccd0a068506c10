namespace TypedCollectives.Generators;

/// <summary>The names of the runtime that the generator looks for. It references none of its types.</summary>
internal static class KnownNames
{
    public const string Runtime = "TypedCollectives";
    public const string StateAttribute = "CollectiveStateAttribute";
    public const string StepAttribute = "CollectiveStepAttribute";
    public const string ElementAttribute = "CollectiveElementAttribute";
    public const string CollectiveAttribute = "CollectiveAttribute";
    public const string ReductionElementAttribute = "ReductionElementAttribute";
    public const string Communicator = "Communicator";
    public const string ReductionInterface = "IReduction`1";
    public const string ElementInterface = "ICollectiveElement`1";
    public const string Ilgpu = "ILGPU";
    public const string IlgpuRuntime = "ILGPU.Runtime";
    public const string AcceleratorStream = "AcceleratorStream";
    public const string CompilerServices = "System.Runtime.CompilerServices";
    public const string CallerFileAttribute = "CallerFilePathAttribute";
    public const string CallerLineAttribute = "CallerLineNumberAttribute";
    public const string Synchronize = "Synchronize";
}
