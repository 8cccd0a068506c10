using System.Text.Json;

namespace TypedCollectives.Tools.Tests;

/// <summary><c>collectives info --json</c> in a process of its own.</summary>
internal static class Probe
{
    /// <summary>The program and its arguments.</summary>
    internal static IReadOnlyList<string> Command { get; } =
    [
        Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
        Path.Join(AppContext.BaseDirectory, "collectives.dll"),
        "info",
        "--json",
    ];

    internal static JsonElement Network(string output)
    {
        using JsonDocument document = JsonDocument.Parse(output);
        return document.RootElement.GetProperty("network").Clone();
    }

    /// <summary>The bootstrap's interface and address, or "".</summary>
    internal static string Bootstrap(JsonElement network)
    {
        JsonElement address = network.GetProperty("bootstrap").GetProperty("address");
        return address.ValueKind == JsonValueKind.Null
            ? ""
            : $"{address.GetProperty("name").GetString()} {address.GetProperty("address").GetString()}";
    }

    /// <summary>A candidate of the data network.</summary>
    internal static (bool IsUsable, string Reason) Candidate(JsonElement network, string name)
    {
        JsonElement candidate = network.GetProperty("data").GetProperty("candidates").EnumerateArray()
            .Single(candidate => candidate.GetProperty("name").GetString() == name);
        return (candidate.GetProperty("isUsable").GetBoolean(), candidate.GetProperty("reason").GetString()!);
    }
}
