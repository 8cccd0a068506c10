using System.Globalization;
using TypedCollectives.Generators.Tests.Harness;

namespace TypedCollectives.Generators.Tests;

/// <summary>Properties of all generated text.</summary>
public sealed class OutputTests
{
    private const string Source = """
        using TypedCollectives;
        [CollectiveState]
        public partial class State
        {
            [Reduce((ReduceOp)(-7), Root = 1234567)] public float[] i = [];
        }
        """;

    [Fact]
    public void CultureDoesNotMatter()
    {
        var expected = GeneratorRun.Of(Source).Text;
        Assert.Contains("(global::TypedCollectives.ReduceOp)(-7), root: 1234567", expected);
        Assert.Contains("ReduceI(", expected);
        var culture = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in new[] { "fi-FI", "tr-TR", "fa-IR" })
            {
                CultureInfo.CurrentCulture = Foreign(name);
                Assert.Equal(expected, GeneratorRun.Of(Source).Text);
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Fact]
    public void LinesEndAlikeAndHaveNoTrailingSpace()
    {
        var text = GeneratorRun.Of(Source).Text;
        Assert.DoesNotContain('\r', text);
        Assert.DoesNotContain('\t', text);
        Assert.DoesNotContain(" \n", text);
        Assert.EndsWith("}\n", text);
    }

    [Fact]
    public void AClsCompliantAssemblyIsNotWarned()
    {
        var run = GeneratorRun.Of("[assembly: System.CLSCompliant(true)]\n", Source.Replace(" i = ", " I = "));
        Assert.Single(run.Result.GeneratedSources);
        run.CompilesAsBefore();
    }

    /// <summary>A culture whose minus sign is U+2212, whatever data the machine has.</summary>
    private static CultureInfo Foreign(string name)
    {
        var culture = (CultureInfo)CultureInfo.GetCultureInfo(name).Clone();
        culture.NumberFormat.NegativeSign = "\u2212";
        return culture;
    }
}
