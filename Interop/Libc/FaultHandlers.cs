namespace TypedCollectives.Interop.Libc;

/// <summary>What the signals of faults do in this process, kept over a call that may change it.</summary>
/// <remarks>
/// .NET turns a fault of managed code into a <see cref="NullReferenceException"/> or its like in its own handlers. A library
/// that puts others in their place, as UCX does when it is loaded, turns the same fault into a crash. Linux only: elsewhere
/// nothing is kept.
/// </remarks>
public sealed unsafe class FaultHandlers
{
    // struct sigaction is 152 bytes with glibc and with musl; there is no need to know what is in it.
    private const int Room = 256;

    // SIGILL, SIGTRAP, SIGABRT, SIGBUS, SIGFPE, SIGSEGV as Linux numbers them.
    private static readonly int[] Signals = [4, 5, 6, 7, 8, 11];

    private readonly byte[]?[] _actions = new byte[]?[Signals.Length];

    private FaultHandlers()
    {
    }

    /// <summary>Reads them.</summary>
    /// <returns>What there is to give back.</returns>
    public static FaultHandlers Read()
    {
        var handlers = new FaultHandlers();
        for (int i = 0; OperatingSystem.IsLinux() && i < Signals.Length; i++)
        {
            byte[] action = new byte[Room];
            fixed (byte* pointer = action)
            {
                handlers._actions[i] = LibcNative.sigaction(Signals[i], null, pointer) == 0 ? action : null;
            }
        }

        return handlers;
    }

    /// <summary>Makes the signals do again what they did.</summary>
    public void Restore()
    {
        for (int i = 0; i < Signals.Length; i++)
        {
            // A null array is a null pointer here: that signal was not read.
            fixed (byte* pointer = _actions[i])
            {
                if (pointer is not null)
                    _ = LibcNative.sigaction(Signals[i], pointer, null);
            }
        }
    }
}
