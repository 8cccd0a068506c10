namespace TypedCollectives;

/// <summary>The structure by which a library is a network plug-in.</summary>
/// <param name="Version">The version of the structure, for example 11 for <c>ncclNetPlugin_v11</c>.</param>
/// <param name="NetName">The name the plug-in gives itself, which NCCL_NET is compared with.</param>
internal sealed record PluginExport(int Version, string NetName);
