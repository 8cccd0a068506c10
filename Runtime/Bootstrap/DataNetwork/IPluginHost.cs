using System.Diagnostics.CodeAnalysis;

namespace TypedCollectives;

/// <summary>What looking for a network plug-in asks of the machine; a test puts another machine in its place.</summary>
internal interface IPluginHost
{
    /// <summary>Opens a library as <c>dlopen</c> does and looks for NCCL's plug-in structures.</summary>
    /// <param name="library">A path or a file name; null for the program itself.</param>
    /// <param name="plugin">Receives what it exports; null if no structure of a version NCCL knows.</param>
    /// <param name="reason">Receives why it cannot be opened.</param>
    /// <returns>Whether it can be opened.</returns>
    bool TryOpen(string? library, out PluginExport? plugin, [NotNullWhen(false)] out string? reason);
}
