using System.Text.Json;

namespace TypedCollectives.RuleEval.Reports;

/// <summary>Writes reports for programs.</summary>
internal static class ReportJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.CamelCase };

    public static void Write(string path, IReadOnlyList<SectionReport> reports) =>
        File.WriteAllText(path, JsonSerializer.Serialize(reports, Options) + "\n");
}
