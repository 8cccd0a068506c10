namespace TypedCollectives.Generators.Models;

/// <summary>What a collective state gets: a method a buffer, <c>Synchronize</c>, a class a bucket, and the methods for a clique.</summary>
internal sealed record StateModel(
    EquatableArray<BufferMethod> Methods,
    SynchronizeModel? Synchronize,
    EquatableArray<BucketModel> Buckets,
    CliqueClassModel? CliqueClass);
