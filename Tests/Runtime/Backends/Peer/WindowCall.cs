namespace TypedCollectives.Tests.Backends.Peer;

/// <summary>A collective by where its buffers are.</summary>
internal readonly record struct WindowCall(CollectiveKind Kind, WindowPlace Send, WindowPlace Recv, long Count);
