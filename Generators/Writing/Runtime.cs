namespace TypedCollectives.Generators.Writing;

/// <summary>The names that generated code uses.</summary>
internal static class Runtime
{
    public const string Communicator = "global::TypedCollectives.Communicator";
    public const string Clique = "global::TypedCollectives.CommunicatorClique";
    public const string Group = "global::TypedCollectives.CollectiveGroup";
    public const string Bucket = "global::TypedCollectives.CollectiveBucket";
    public const string BucketExchange = "global::TypedCollectives.BucketExchange";
    public const string Stream = "global::ILGPU.Runtime.AcceleratorStream";
    public const string Collective = "global::TypedCollectives.Collective";
    public const string ReductionElement = "[global::TypedCollectives.ReductionElement] ";
    public const string CallSite =
        "[global::System.Runtime.CompilerServices.CallerFilePath] string file = \"\", "
        + "[global::System.Runtime.CompilerServices.CallerLineNumber] int line = 0";
    public const string ElementInterface = "global::TypedCollectives.ICollectiveElement";

    /// <summary>What marks a generated class.</summary>
    public static readonly string GeneratedCode = $"[{Marks}]";

    /// <summary>What marks a generated method.</summary>
    public static readonly string GeneratedCollective = $"[{Marks}, {Collective}]";

    private static string Marks =>
        "global::System.CodeDom.Compiler.GeneratedCode(\"TypedCollectives.Generators\", \""
        + typeof(Runtime).Assembly.GetName().Version.ToString(fieldCount: 3)
        + "\")";
}
