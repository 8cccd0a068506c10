namespace TypedCollectives;

/// <summary>
/// Marks a partial type whose annotated buffers take part in collectives; the generator writes one method a buffer and a
/// <c>Synchronize</c> over all of them, for one rank and for every device of a clique.
/// </summary>
/// <remarks>
/// The type must be <c>partial</c> and so must every type that contains it; classes, structs, records and record structs,
/// generic or nested, are served. See rules TC9001 to TC9012 for what is not. The generated methods take over the exceptions
/// documented here.
/// </remarks>
/// <exception cref="ArgumentNullException">The communicator, the clique or the states are <see langword="null"/>.</exception>
/// <exception cref="ArgumentException">
/// There is not one state a communicator, or a buffer does not fit its collective: its length or its device, or the root is no rank.
/// </exception>
/// <exception cref="ObjectDisposedException">A communicator or a buffer is disposed.</exception>
/// <exception cref="CollectiveException">A rank did not arrive in time, ranks made different calls, or a device failed.</exception>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class CollectiveStateAttribute : Attribute;
