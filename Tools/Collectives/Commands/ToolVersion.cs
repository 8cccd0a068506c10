using System.Reflection;

namespace TypedCollectives.Tools;

/// <summary>The version of this tool, without the commit that the build adds to it.</summary>
internal static class ToolVersion
{
    internal static string Text { get; } =
        typeof(ToolVersion).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];
}
