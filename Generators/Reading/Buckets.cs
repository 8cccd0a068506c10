using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using TypedCollectives.Generators.Models;

namespace TypedCollectives.Generators.Reading;

/// <summary>The buckets of a collective state.</summary>
internal static class Buckets
{
    private const string Suffix = "Bucket";
    private const string Ready = "Ready";

    /// <summary>The buckets that get a class, in the order of their first buffers; one whose buffers do not fit together gets none.</summary>
    public static EquatableArray<BucketModel> Read(INamedTypeSymbol type, ImmutableArray<StateBuffer> buffers, Compilation compilation)
    {
        var models = ImmutableArray.CreateBuilder<BucketModel>();
        foreach (var bucket in Served(type, buffers))
        {
            var first = bucket.First().Collective;
            var className = ClassNameOf(bucket.Key);
            models.Add(new BucketModel(
                className,
                bucket.Key,
                Hides(type, className, compilation),
                Names.Of(type),
                Names.Of(first.Send.Buffer.Element),
                first.Call.ReduceOp,
                first.Call.Reduction?.Type,
                bucket.Select(static buffer => new BucketBuffer(
                    Names.OfMethod(Ready, buffer.MemberName), buffer.Collective.Send.Name, buffer.Collective.Send.Buffer.IsNullable)).ToImmutableArray()));
        }
        return models.ToImmutable();
    }

    private static IEnumerable<IGrouping<string, StateBuffer>> Served(INamedTypeSymbol type, ImmutableArray<StateBuffer> buffers) =>
        from buffer in buffers
        where buffer.Collective.Bucket is not null
        group buffer by buffer.Collective.Bucket into bucket
        where SyntaxFacts.IsValidIdentifier(bucket.Key) && bucket.All(buffer => Fits(buffer.Collective, bucket.First().Collective))
        group bucket by ClassNameOf(bucket.Key) into named
        where StateBuffers.IsFree(type, named.Key)
        select named.First();

    private static bool Fits(BoundCollective collective, BoundCollective first) =>
        collective.Call is { IsOnDevice: true, Receive: null }
        && collective.Send.Buffer.Element.IsSameAs(first.Send.Buffer.Element)
        && collective.Call.ReduceOp == first.Call.ReduceOp
        && collective.Call.Reduction == first.Call.Reduction;

    private static string ClassNameOf(string bucket) => Names.OfMethod("", bucket) + Suffix;

    private static bool Hides(INamedTypeSymbol type, string className, Compilation compilation)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.GetMembers(className).Any(member => compilation.IsSymbolAccessibleWithin(member, type)))
                return true;
            if (parent.ContainingAssembly.IsSameAs(type.ContainingAssembly)
                && Served(parent.OriginalDefinition, StateBuffers.Of(parent.OriginalDefinition)).Any(bucket => ClassNameOf(bucket.Key) == className))
            {
                return true;
            }
        }
        return false;
    }
}
