using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Suppression;

namespace TypedCollectives.Analyzers.Tests.Suppression;

/// <summary>CA1819 on the buffers of states.</summary>
public sealed class BufferArraySuppressorTests
{
    [Fact]
    public async Task BuffersMayBeArraysAndOtherPropertiesMayNot() => Assert.Equal(
        ["Annotated-", "Source-", "Target-", "OnField-", "Other"],
        await OfAsync("""
            using TypedCollectives;
            [CollectiveState]
            public partial class State
            {
                [AllReduce] public float[] Annotated { get; } = [];
                [AllGather(Into = nameof(Target))] public float[] Source { get; } = [];
                public float[] Target { get; } = [];
                [field: AllReduce] public float[] OnField { get; } = [];
                public float[] Other { get; } = [];
            }
            """));

    [Fact]
    public async Task ThePropertyOfARecordsParameterIsABuffer() => Assert.Equal(
        ["Annotated-", "Other"],
        await OfAsync("""
            using TypedCollectives;
            [CollectiveState]
            public partial record State([property: AllReduce] float[] Annotated, float[] Other);
            """));

    [Fact]
    public async Task AnAnnotationOutsideOfAStateSaysNothing() => Assert.Equal(
        ["Annotated"],
        await OfAsync("using TypedCollectives; public class Plain { [AllReduce] public float[] Annotated { get; } = []; }"));

    private static Task<string[]> OfAsync(string source) => SuppressorRun.OfAsync(
        new BufferArraySuppressor(),
        new ReportingAnalyzer("CA1819", static symbol => symbol is IPropertySymbol { Type: IArrayTypeSymbol }),
        source);
}
