namespace TypedCollectives.Gpu.Tests.Peer;

/// <summary>Memory for windows where Peer carries the collectives.</summary>
public sealed class SymmetricMemoryTests(Gpus gpus) : IClassFixture<Gpus>
{
    [Theory]
    [InlineData(1)]
    [InlineData(1000)]
    [InlineData(1 << 20)]
    public void ItsWindowsAreSymmetric(int length) => SymmetricRun.IsSymmetricAndExact(gpus.Of(BackendKind.Peer, 2), length);

    [Fact]
    public void DisposalWaitsForItsUsers() => SymmetricRun.DisposalWaitsForItsUsers(gpus.Of(BackendKind.Peer, 2));
}
