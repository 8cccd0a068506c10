using TypedCollectives.Interop.Libc;

namespace TypedCollectives.Interop.Tests.Libc;

public sealed unsafe class FaultHandlersTests
{
    // SIGTRAP: no other test raises it while it is changed here.
    private const int Trap = 5;

    [Fact]
    public void AHandlerThatWasReplacedIsPutBack()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The signals are those of Linux.");
        nint before = Handler();
        FaultHandlers handlers = FaultHandlers.Read();
        byte* ignore = stackalloc byte[256];
        new Span<byte>(ignore, 256).Clear();
        *(nint*)ignore = 1;
        Assert.Equal(0, LibcNative.sigaction(Trap, ignore, null));
        Assert.Equal(1, Handler());

        handlers.Restore();

        Assert.Equal(before, Handler());
        Assert.NotEqual(1, before);
    }

    private static nint Handler()
    {
        byte* action = stackalloc byte[256];
        Assert.Equal(0, LibcNative.sigaction(Trap, null, action));
        return *(nint*)action;
    }
}
