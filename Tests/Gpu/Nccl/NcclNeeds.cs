using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Gpu.Tests.Nccl;

/// <summary>What tests of NCCL need; where it is missing they are skipped with what is.</summary>
internal static class NcclNeeds
{
    /// <summary>A clique of NCCL that is the test's own to end.</summary>
    internal static CommunicatorClique InitAll(int ranks, NcclOptions? options = null)
    {
        Gpus.Require(BackendKind.Nccl, ranks);
        return Communicator.InitAll(ranks, new CommunicatorOptions { Backend = BackendKind.Nccl, Nccl = options });
    }

    /// <summary>Skips the test if the library is older than what it tests.</summary>
    internal static void Version(int major, int minor, int patch)
    {
        Gpus.Require(BackendKind.Nccl, 1);
        NcclLibrary library = NcclLibrary.Load();
        NcclVersion needed = new(major, minor, patch);
        Assert.SkipWhen(library.Version < needed, $"Needs NCCL {needed}; the library loaded is {library.Version} ({library.Path}).");
    }
}
