namespace TypedCollectives.Generators.Models;

/// <summary>A buffer of a bucket.</summary>
/// <param name="MethodName">The method that marks it ready.</param>
/// <param name="Member">The member, escaped.</param>
/// <param name="IsNullable">Whether the member may be <see langword="null"/>.</param>
internal sealed record BucketBuffer(string MethodName, string Member, bool IsNullable);
