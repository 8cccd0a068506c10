namespace TypedCollectives.Generators.Models;

/// <summary>The parameters that hold the caller's place in the source, to be passed on.</summary>
/// <param name="File">The name of the one for the file, where there is one.</param>
/// <param name="Line">The name of the one for the line, where there is one.</param>
internal sealed record CallSiteNames(string? File, string? Line)
{
    /// <summary>Those of the methods that are generated whole.</summary>
    public static CallSiteNames Generated { get; } = new(ParameterNames.File, ParameterNames.Line);
}
