namespace TypedCollectives.RuleEval.Sources;

/// <summary>Finds the repository this tool was built in.</summary>
internal static class RepositoryRoot
{
    /// <exception cref="DirectoryNotFoundException">The tool does not lie in the repository.</exception>
    public static string Find()
    {
        for (string? folder = AppContext.BaseDirectory; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (File.Exists(Path.Combine(folder, "TypedCollectives.sln")))
                return folder;
        }

        throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} has TypedCollectives.sln.");
    }
}
