namespace TypedCollectives.Generators.Models;

/// <summary>The class that exchanges the buffers of a bucket while the computation goes on.</summary>
/// <param name="ClassName">The name of the class.</param>
/// <param name="Name">The name of the bucket.</param>
/// <param name="HidesInherited">Whether it hides a member of a base type and so says <c>new</c>.</param>
/// <param name="StateType">The state type.</param>
/// <param name="Element">The element type of the buffers.</param>
/// <param name="ReduceOp">A built-in reduction.</param>
/// <param name="Reduction">The struct of a reduction written in C#.</param>
/// <param name="Buffers">The buffers, in declaration order.</param>
internal sealed record BucketModel(
    string ClassName,
    string Name,
    bool HidesInherited,
    string StateType,
    string Element,
    string? ReduceOp,
    string? Reduction,
    EquatableArray<BucketBuffer> Buffers);
