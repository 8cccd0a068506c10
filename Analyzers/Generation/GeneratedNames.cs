namespace TypedCollectives.Analyzers.Generation;

/// <summary>The names the generator gives.</summary>
internal static class GeneratedNames
{
    /// <summary>The method that runs the collectives of every buffer.</summary>
    public const string Synchronize = "Synchronize";

    /// <summary>The class of a bucket: <c>gradients</c> becomes <c>GradientsBucket</c>.</summary>
    public static string OfBucket(string bucket) => Of("", bucket) + "Bucket";

    /// <summary>The method of one collective: <c>_gradients</c> and <c>m_gradients</c> become <c>AllReduceGradients</c>.</summary>
    public static string Of(string operation, string member)
    {
        var name = (member.StartsWith("m_", StringComparison.Ordinal) ? member.Substring(2) : member).TrimStart('_');
        return name.Length == 0 ? operation + member : operation + char.ToUpperInvariant(name[0]) + name.Substring(1);
    }
}
