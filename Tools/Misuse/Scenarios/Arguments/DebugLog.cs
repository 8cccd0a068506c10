namespace TypedCollectives.Misuse;

/// <summary>Whether NCCL heeds NCCL_DEBUG: it then writes to the file that NCCL_DEBUG_FILE names.</summary>
internal static class DebugLog
{
    internal static string Run(Bench bench, Action<string, string> set)
    {
        string path = Path.Combine(Path.GetTempPath(), $"misuse-{Environment.ProcessId}.log");
        LibC.SetEnvironment("NCCL_DEBUG_FILE", path);
        set("NCCL_DEBUG", "INFO");
        bench.WarmUp();
        int lines = File.Exists(path) ? File.ReadLines(path).Count(line => line.Contains("NCCL INFO", StringComparison.Ordinal)) : 0;
        File.Delete(path);
        return lines == 0 ? "no effect: NCCL logged nothing" : $"NCCL logged {lines} lines";
    }
}
