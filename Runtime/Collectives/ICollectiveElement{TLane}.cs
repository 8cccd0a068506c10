namespace TypedCollectives;

/// <summary>
/// Implemented, by the generator, on <see cref="CollectiveElementAttribute"/> structs: the struct is a fixed number of
/// lanes of <typeparamref name="TLane"/> and nothing else.
/// </summary>
/// <typeparam name="TLane">The built-in element type of every lane.</typeparam>
public interface ICollectiveElement<TLane>
    where TLane : unmanaged;
