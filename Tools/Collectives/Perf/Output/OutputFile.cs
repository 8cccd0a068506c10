namespace TypedCollectives.Tools;

/// <summary>Opens the file for the results; like nccl-tests, never one that exists already.</summary>
internal static class OutputFile
{
    /// <summary>Creates the file or, if it exists, the first of <c>path.0</c>, <c>path.1</c> and so on that does not.</summary>
    internal static FileStream Create(string path)
    {
        for (int attempt = -1; ; attempt++)
        {
            string candidate = attempt < 0 ? path : FormattableString.Invariant($"{path}.{attempt}");
            try
            {
                return new FileStream(candidate, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
            }
            catch (IOException) when (File.Exists(candidate))
            {
                // Taken: try the next name.
            }
        }
    }
}
