using System.Collections;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TypedCollectives.Generators.Models;
using TypedCollectives.Generators.Tests.Harness;

namespace TypedCollectives.Generators.Tests;

/// <summary>What the driver keeps from one run to the next.</summary>
public sealed class ModelTests
{
    private const string Source = """
        using System;
        using ILGPU;
        using ILGPU.Runtime;
        using TypedCollectives;

        public partial class Outer<T> where T : unmanaged
        {
            [CollectiveState]
            public partial class State
            {
                [AllReduce] public T[]? A = [];
                [AllReduce<Sum>(Into = nameof(C))] public float[] B = [];
                public float[] C = [];

                [CollectiveStep]
                public partial void Step(Communicator comm, AcceleratorStream? stream, [Reduce(Root = 1)] ArrayView<T> values);
            }
        }

        public struct Sum : IReduction<float> { public static float Combine(float left, float right) => left + right; }

        [CollectiveElement]
        public partial struct Pair<T> where T : unmanaged { public T X, Y; }
        """;

    [Fact]
    public void EqualSourcesGiveEqualModels()
    {
        var left = Models(GeneratorRun.Of(Source));
        var right = Models(GeneratorRun.Of(Source));
        Assert.Equal(2, left.Count);
        Assert.Equal(left, right);
        Assert.Equal(left.Select(static model => model.GetHashCode()), right.Select(static model => model.GetHashCode()));
        Assert.All(left.Zip(right), static pair => Assert.NotSame(pair.First, pair.Second));
    }

    [Theory]
    [InlineData("Outer<T> where", "Outer2<T> where")]
    [InlineData("[AllReduce] public T[]? A", "[AllReduce(ReduceOp.Min)] public T[]? A")]
    [InlineData("public T[]? A", "public T[] A")]
    [InlineData("public T[]? A", "public Memory<T> A")]
    [InlineData("T[]? A", "T[]? D")]
    [InlineData("(Into = nameof(C))", "")]
    [InlineData("<Sum>", "")]
    [InlineData("Root = 1", "Root = 2")]
    [InlineData("public partial void Step", "internal partial void Step")]
    [InlineData("AcceleratorStream? stream", "AcceleratorStream stream")]
    [InlineData("Outer<T> where T : unmanaged", "Outer<T> where T : unmanaged, IEquatable<T>")]
    [InlineData("public partial class State", "internal partial class State")]
    [InlineData("public partial class State", "private partial class State")]
    [InlineData("    [CollectiveStep]", "    /// <summary>Documented.</summary>\n    [CollectiveStep]")]
    [InlineData("{ public T X, Y; }", "{ public float X, Y; }")]
    public void DifferentSourcesGiveDifferentModels(string text, string replacement)
    {
        Assert.Contains(text, Source);
        Assert.NotEqual(Models(GeneratorRun.Of(Source)), Models(GeneratorRun.Of(Source.Replace(text, replacement))));
    }

    [Fact]
    public void ModelsHoldNothingOfACompilation()
    {
        var seen = new HashSet<object>(ReferenceEqualityComparer.Instance);
        foreach (var model in Models(GeneratorRun.Of(Source)))
            Walk(model, seen);

        // The walk came as deep as the operands and type parameters.
        Assert.Contains(seen, static found => found is OperandModel);
        Assert.Contains(seen, static found => found is ReductionModel);
        Assert.Contains(seen, static found => found is TypeParameterModel);
    }

    [Fact]
    public void AnOldCompilationIsCollected()
    {
        var (run, old) = RunAndEdit();
        for (var i = 0; i < 10 && old.IsAlive; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        Assert.False(old.IsAlive);
        GC.KeepAlive(run);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (GeneratorRun Run, WeakReference Old) RunAndEdit()
    {
        var first = GeneratorRun.Of(Source);
        var edited = first.Before.ReplaceSyntaxTree(
            first.Before.SyntaxTrees.Single(), Compilations.Parse(Source + "\npublic class Added;", "Source0.cs"));
        return (first.Rerun(edited), new WeakReference(first.Before));
    }

    private static List<object> Models(GeneratorRun run) => [
        .. new[] { TrackingNames.States, TrackingNames.Elements, TrackingNames.Steps }
            .Where(run.Result.TrackedSteps.ContainsKey)
            .SelectMany(step => run.Result.TrackedSteps[step])
            .SelectMany(static step => step.Outputs)
            .Select(static output => output.Value),
    ];

    private static void Walk(object? node, HashSet<object> seen)
    {
        if (node is null or string || !seen.Add(node))
            return;
        Assert.False(node is ISymbol or SyntaxNode or SyntaxTree or Compilation or SemanticModel or Location or AttributeData, node.GetType().Name);
        if (node.GetType().IsPrimitive || node.GetType().IsEnum)
            return;
        if (node is IEnumerable items)
        {
            foreach (var item in items)
                Walk(item, seen);
        }
        foreach (var field in node.GetType().GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
            Walk(field.GetValue(node), seen);
    }
}
