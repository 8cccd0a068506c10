namespace TypedCollectives.RuleEval.Cases.Templates;

/// <summary>The texts this assembly carries.</summary>
internal static class Resources
{
    public static IEnumerable<string> WithExtension(string extension) => typeof(Resources).Assembly.GetManifestResourceNames()
        .Where(name => name.EndsWith(extension, StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    /// <exception cref="InvalidDataException">There is no such text.</exception>
    public static string Read(string name)
    {
        using Stream stream = typeof(Resources).Assembly.GetManifestResourceStream(name)
            ?? throw new InvalidDataException($"There is no text '{name}'.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
