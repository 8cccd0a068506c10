using System.Collections.Immutable;

namespace TypedCollectives.Analyzers.Contracts;

/// <summary>What native functions make and release: native surfaces carry no attributes.</summary>
internal static class NativeResources
{
    /// <summary>The functions that make something, by name: which parameter receives it, what it is, and what releases it.</summary>
    public static ImmutableDictionary<string, (int Parameter, string Thing, string ReleasedBy)> Makers { get; } =
        new Dictionary<string, (int, string, string)>
        {
            ["ncclCommInitRank"] = (0, "communicator", "ncclCommDestroy"),
            ["ncclCommInitRankConfig"] = (0, "communicator", "ncclCommDestroy"),
            ["ncclCommInitRankScalable"] = (0, "communicator", "ncclCommDestroy"),
            ["ncclCommInitAll"] = (0, "communicators", "ncclCommDestroy"),
            ["ncclCommSplit"] = (3, "communicator", "ncclCommDestroy"),
            ["ncclRedOpCreatePreMulSum"] = (0, "reduction", "ncclRedOpDestroy"),
            ["ncclCommRegister"] = (3, "registration", "ncclCommDeregister"),
            ["ncclMemAlloc"] = (0, "memory", "ncclMemFree"),
        }.ToImmutableDictionary();

    /// <summary>The functions that release something, by name: which parameter it is, and what then has happened to it.</summary>
    public static ImmutableDictionary<string, (int Parameter, string Verb)> Releases { get; } =
        new Dictionary<string, (int, string)>
        {
            ["ncclCommDestroy"] = (0, "destroyed"),
            ["ncclCommAbort"] = (0, "aborted"),
            ["ncclRedOpDestroy"] = (0, "destroyed"),
            ["ncclCommDeregister"] = (1, "deregistered"),
            ["ncclMemFree"] = (0, "freed"),
            ["cuMemFree_v2"] = (0, "freed"),
            ["Free"] = (0, "freed"),
            ["AlignedFree"] = (0, "freed"),
            ["FreeHGlobal"] = (0, "freed"),
        }.ToImmutableDictionary();
}
