using System.Diagnostics.CodeAnalysis;

namespace TypedCollectives.Tests;

/// <summary>A machine that has the plug-ins a test says.</summary>
internal sealed class FakePluginHost : IPluginHost
{
    /// <summary>What the libraries export; "" stands for the program itself.</summary>
    internal Dictionary<string, PluginExport?> Libraries { get; } = [];

    /// <summary>What was opened, in order.</summary>
    internal List<string> Opened { get; } = [];

    public bool TryOpen(string? library, out PluginExport? plugin, [NotNullWhen(false)] out string? reason)
    {
        Opened.Add(library ?? "");
        bool exists = Libraries.TryGetValue(library ?? "", out plugin);
        reason = exists ? null : "no such file";
        return exists;
    }
}
