using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Suppression;

namespace TypedCollectives.Analyzers.Tests.Suppression;

/// <summary>CA1051 on the lanes of elements.</summary>
public sealed class ElementFieldSuppressorTests
{
    [Fact]
    public async Task LanesMayBeVisibleAndOtherFieldsMayNot() => Assert.Equal(
        ["X-", "Y-", "Z", "Annotated"],
        await OfAsync("""
            using TypedCollectives;
            [CollectiveElement]
            public partial struct Element { public float X, Y; }
            public struct Plain { public float Z; }
            [CollectiveState]
            public partial class State { [AllReduce] public float[] Annotated = []; }
            """));

    private static Task<string[]> OfAsync(string source) => SuppressorRun.OfAsync(
        new ElementFieldSuppressor(),
        new ReportingAnalyzer("CA1051", static symbol => symbol is IFieldSymbol { DeclaredAccessibility: Accessibility.Public }),
        source);
}
