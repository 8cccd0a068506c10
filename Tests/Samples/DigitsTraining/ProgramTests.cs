using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using TypedCollectives.Samples.DigitsTraining;

namespace TypedCollectives.Samples.Tests;

public sealed partial class ProgramTests
{
    [Fact]
    public void FourDevicesLearnTheDigits()
    {
        ProgramRun run = Run("--devices", "4", "--seed", "1", "--backend", "host", "--epochs", "8");

        Assert.Equal(0, run.ExitCode);
        Assert.InRange(Number(Accuracy(), run), 95, 100);
        Assert.Contains("replicas bitwise equal: yes", run.Output, StringComparison.Ordinal);
        Assert.InRange(Number(NormDifference(), run), 0, 1e-4);
        Assert.InRange(Number(ElementDifference(), run), 0, 1e-4);
        Assert.Contains("epoch   8: loss ", run.Output, StringComparison.Ordinal);
        Assert.Empty(run.Error);
    }

    [Theory]
    [InlineData(true, "--devices", "2")]
    [InlineData(false, "--devices", "1")]
    [InlineData(true, "--devices", "1", "--verify")]
    [InlineData(false, "--devices", "2", "--verify", "false")]
    public void VerifyingIsForSeveralDevicesUnlessAskedFor(bool verifies, params string[] args)
    {
        ProgramRun run = Run([.. args, "--epochs", "1", "--hidden", "8", "--backend", "host"]);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(verifies, run.Output.Contains("largest relative difference", StringComparison.Ordinal));
    }

    [Fact]
    public void WaysToExchangeAreComparedWhenAskedFor()
    {
        ProgramRun run = Run("--devices", "2", "--epochs", "1", "--hidden", "8", "--backend", "host", "--verify", "false", "--compare", "2");

        Assert.Equal(0, run.ExitCode);
        Assert.Matches(@"\n  bucket, during the backward pass: +[\d.]+ us \([\d.]+ - [\d.]+\)\n", run.Output);
        Assert.Matches(@"\n  one call for each buffer: +[\d.]+ us \([\d.]+ - [\d.]+\)\n", run.Output);
        Assert.Contains("weights differ by 0.0e+00, at most 1e-04 allowed, replicas bitwise equal: holds", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void TheLossCurveIsDrawnAsSvg()
    {
        using var file = new TemporaryFile(".svg");

        ProgramRun run = Run("--devices", "2", "--epochs", "3", "--hidden", "8", "--backend", "host", "--verify", "false", "--plot", file.Path);

        Assert.Equal(0, run.ExitCode);
        XElement svg = XDocument.Load(file.Path).Root!;
        Assert.Equal("{http://www.w3.org/2000/svg}svg", $"{svg.Name}");
        string points = Assert.Single(svg.Elements(), element => element.Name.LocalName == "polyline").Attribute("points")!.Value;
        Assert.Equal(3, points.Split(' ').Length);
    }

    [Fact]
    public void TheLossCurveIsDrawnAsPng()
    {
        using var file = new TemporaryFile(".png");

        ProgramRun run = Run("--devices", "2", "--epochs", "3", "--hidden", "8", "--backend", "host", "--verify", "false", "--plot", file.Path);

        Assert.SkipWhen(run.Error.Contains("libfontconfig1", StringComparison.Ordinal), $"the native library that draws is missing: {run.Error}");
        Assert.Equal(0, run.ExitCode);
        Assert.Equal([0x89, .. "PNG"u8], File.ReadAllBytes(file.Path)[..4]);
    }

    [Fact]
    public void AMissingNativeLibraryIsExplained()
    {
        string message = PlotException.NativeLibrary("loss.png", new DllNotFoundException("libSkiaSharp is missing")).Message;

        Assert.Contains("loss.png: libSkiaSharp is missing", message, StringComparison.Ordinal);
        Assert.Contains("libfontconfig1", message, StringComparison.Ordinal);
        Assert.Contains(".svg", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--devices needs a whole number of at least 1, not '0'", "--devices", "0")]
    [InlineData("--epochs needs a whole number of at least 1, not '-3'", "--epochs", "-3")]
    [InlineData("--batch needs a whole number of at least 1, not 'many'", "--batch", "many")]
    [InlineData("--compare needs a whole number of at least 1, not '0'", "--compare", "0")]
    [InlineData("--hidden needs a multiple of 4 of at most 65536, not '6'", "--hidden", "6")]
    [InlineData("--hidden needs a multiple of 4 of at most 65536, not '0'", "--hidden", "0")]
    [InlineData("--hidden needs a multiple of 4 of at most 65536, not '65540'", "--hidden", "65540")]
    [InlineData("--seed needs a whole number, not '1.5'", "--seed", "1.5")]
    [InlineData("--plot needs a file name that ends in .svg or .png, not 'loss.gif'", "--plot", "loss.gif")]
    [InlineData("'mpi' not recognized", "--backend", "mpi")]
    [InlineData("no-such-file.csv", "--data", "no-such-file.csv")]
    [InlineData("--colour", "--colour")]
    public void BadArgumentsAreNamed(string message, params string[] args)
    {
        ProgramRun run = Run(args);

        Assert.NotEqual(0, run.ExitCode);
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("epoch   1", run.Output, StringComparison.Ordinal);
    }

    [GeneratedRegex(@"^test accuracy: ([\d.]+) %", RegexOptions.Multiline)]
    private static partial Regex Accuracy();

    [GeneratedRegex(@"\|a - b\| / \|b\| = ([\d.e+-]+),")]
    private static partial Regex NormDifference();

    [GeneratedRegex(@"max \|b\[i\]\| = ([\d.e+-]+)")]
    private static partial Regex ElementDifference();

    private static double Number(Regex regex, ProgramRun run) =>
        double.Parse(Assert.Single(regex.Matches(run.Output)).Groups[1].Value, CultureInfo.InvariantCulture);

    private static ProgramRun Run(params string[] args) => ProgramRun.Of(Samples.DigitsTraining.Program.Run, args);
}
