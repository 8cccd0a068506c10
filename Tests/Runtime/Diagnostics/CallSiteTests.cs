namespace TypedCollectives.Tests.Diagnostics;

/// <summary>How a message says where a call stands.</summary>
public sealed class CallSiteTests
{
    [Fact]
    public void ACallIsAtALineOfItsFile() => Assert.Equal("Program.cs:12", new CallSite(Path.Combine("src", "Program.cs"), 12).ToString());

    [Fact]
    public void ACallOfTheLibraryIsInWhatItsUserCalled() => Assert.Equal("MemoryWindow.Dispose", CallSite.Inside("MemoryWindow.Dispose").ToString());

    [Fact]
    public void ACallWithoutAFileIsSomewhere() => Assert.Equal("an unknown place", new CallSite("", 0).ToString());
}
