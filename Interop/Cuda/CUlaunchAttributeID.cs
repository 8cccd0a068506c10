namespace TypedCollectives.Interop.Cuda;

/// <summary>The attributes of a launch: <c>CUlaunchAttributeID</c>.</summary>
public enum CUlaunchAttributeID : uint
{
    /// <summary><c>CU_LAUNCH_ATTRIBUTE_IGNORE</c>: none.</summary>
    Ignore = 0,

    /// <summary>
    /// <c>CU_LAUNCH_ATTRIBUTE_PROGRAMMATIC_STREAM_SERIALIZATION</c>: the kernel may be brought in before the one ahead of it on the
    /// stream is done, and waits for it itself (<c>griddepcontrol.wait</c>). From compute capability 9.0 on.
    /// </summary>
    ProgrammaticStreamSerialization = 6,
}
