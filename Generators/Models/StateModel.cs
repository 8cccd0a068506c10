namespace TypedCollectives.Generators.Models;

/// <summary>What a collective state gets: a method a buffer, <c>Synchronize</c>, and the same for a clique.</summary>
internal sealed record StateModel(
    EquatableArray<BufferMethod> Methods,
    SynchronizeModel? Synchronize,
    CliqueClassModel? CliqueClass);
