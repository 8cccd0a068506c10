using System.Text.Json;
using System.Text.Json.Serialization;

namespace TypedCollectives.Tools;

/// <summary>The report as JSON.</summary>
internal static class InfoJson
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    internal static string Of(EnvironmentReport report) => JsonSerializer.Serialize(
        new { Version = ToolVersion.Text, report.Devices, report.Backends, report.Libraries, report.Auto }, Options);
}
