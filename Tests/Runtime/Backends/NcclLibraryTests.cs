using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Tests;

public sealed class NcclLibraryTests
{
    [Fact]
    public void ALibraryThatIsTooOldForACallIsNamedWithBothVersions()
    {
        var library = new NcclLibrary("/opt/nccl/libnccl.so.2", new NcclVersion(2, 8, 4));
        var exception = Assert.Throws<NotSupportedException>(
            () => library.Require(NcclRequirements.FirstVersionOf(NcclRedOp.Avg), "ReduceOp.Average"));
        Assert.Equal("ReduceOp.Average needs NCCL 2.10.0; the library loaded is 2.8.4 (/opt/nccl/libnccl.so.2).", exception.Message);
        library.Require(NcclRequirements.FirstVersionOf(nameof(NcclNative.ncclSend)), "Send");
    }
}
