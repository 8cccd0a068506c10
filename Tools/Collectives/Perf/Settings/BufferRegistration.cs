namespace TypedCollectives.Tools;

/// <summary>What the library of collectives knows of the send and recv buffers; the numbers are nccl-tests'.</summary>
internal enum BufferRegistration
{
    None = 0,
    Local = 1,
    Symmetric = 2,
}
