using System.Reflection;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives.Tests;

/// <summary>Every collective exists for every kind of buffer, with the same parameters: the overloads are written by hand.</summary>
public sealed class OverloadParityTests
{
    private static readonly Type[] Kinds =
    [
        typeof(ArrayView<>), typeof(ArrayView1D<,>), typeof(MemoryBuffer1D<,>), typeof(Array), typeof(Memory<>), typeof(Span<>),
    ];

    [Fact]
    public void EveryKindOfBufferHasEveryCollective()
    {
        MethodInfo[] collectives = [.. Collectives().Where(method => !IsScaled(method))];
        string[] expected = [.. collectives.Where(method => KindOf(method) == typeof(ArrayView<>)).Select(Shape).Order()];
        Assert.Equal(25, expected.Length);
        foreach (Type kind in Kinds)
            Assert.Equal(expected, collectives.Where(method => KindOf(method) == kind).Select(Shape).Order());
        Assert.Equal(expected.Length * Kinds.Length, collectives.Length);
    }

    [Fact]
    public void EveryKindOfDeviceBufferHasEveryScaledSum()
    {
        MethodInfo[] scaled = [.. Collectives().Where(IsScaled)];
        string[] expected = [.. scaled.Where(method => KindOf(method) == typeof(ArrayView<>)).Select(Shape).Order()];
        Assert.Equal(6, expected.Length);
        foreach (Type kind in Kinds.Take(3))
            Assert.Equal(expected, scaled.Where(method => KindOf(method) == kind).Select(Shape).Order());
        Assert.Equal(expected.Length * 3, scaled.Length);
    }

    [Fact]
    public void ReductionsMarkTheirElementTypeAndMovementsDoNot()
    {
        foreach (MethodInfo method in Collectives())
        {
            bool builtIn = IsScaled(method) || method.GetParameters().Any(parameter => parameter.ParameterType == typeof(ReduceOp));
            Assert.Equal(builtIn, method.GetGenericArguments()[0].GetCustomAttribute<ReductionElementAttribute>() is not null);
        }
    }

    private static IEnumerable<MethodInfo> Collectives() => typeof(Communicator).GetMethods().Where(method =>
        method.IsGenericMethod && method.GetCustomAttribute<CollectiveAttribute>() is not null && method.Name != nameof(Communicator.RegisterWindow));

    private static bool IsScaled(MethodInfo method) => method.GetParameters().Any(
        parameter => parameter.ParameterType.IsGenericType && parameter.ParameterType.GetGenericTypeDefinition() == typeof(PreMulSum<>));

    private static Type KindOf(MethodInfo method) => Kind(method.GetParameters()[0].ParameterType);

    private static Type Kind(Type type) => type switch
    {
        { IsArray: true } => typeof(Array),
        _ when type.GetGenericTypeDefinition() == typeof(ReadOnlyMemory<>) => typeof(Memory<>),
        _ when type.GetGenericTypeDefinition() == typeof(ReadOnlySpan<>) => typeof(Span<>),
        _ => type.GetGenericTypeDefinition(),
    };

    private static string Shape(MethodInfo method) =>
        $"{method.Name}`{method.GetGenericArguments().Length}({string.Join(", ", method.GetParameters()
            .Where(parameter => parameter.ParameterType != typeof(AcceleratorStream))
            .Select(parameter => $"{parameter.Name}{(parameter.ParameterType is { IsGenericType: true } or { IsArray: true } ? "" : ":" + parameter.ParameterType.Name)}"))})";
}
