using System.Globalization;
using System.IO.Compression;

namespace TypedCollectives.Samples.DigitsTraining;

/// <summary>Reads the data set: lines of 64 pixels and a label, separated by commas; plain, or compressed if the name ends in .gz.</summary>
internal static class DigitsFile
{
    /// <summary>The copy that lies beside the program.</summary>
    public static string Default => Path.Combine(AppContext.BaseDirectory, "data", "digits.csv.gz");

    /// <exception cref="IOException">The file cannot be read.</exception>
    /// <exception cref="InvalidDataException">The file is not what it should be; the message says in which line.</exception>
    public static IReadOnlyList<Digit> Read(string path)
    {
        using FileStream file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase)
            ? new GZipStream(file, CompressionMode.Decompress)
            : file;
        using var reader = new StreamReader(stream);
        var digits = new List<Digit>();
        while (reader.ReadLine() is { } line)
            digits.Add(Parse(line, $"{path}, line {digits.Count + 1}"));
        return digits.Count > 0 ? digits : throw new InvalidDataException($"{path} is empty.");
    }

    private static Digit Parse(string line, string place)
    {
        string[] fields = line.Split(',');
        if (fields.Length != Digit.PixelCount + 1)
        {
            throw new InvalidDataException(
                $"{place}: {fields.Length} fields, where {Digit.PixelCount} pixels and a label are expected.");
        }

        var pixels = new double[Digit.PixelCount];
        for (int i = 0; i < pixels.Length; i++)
            pixels[i] = ParseField(fields[i], Digit.MaxPixel, "pixel", place);
        return new Digit(pixels, ParseField(fields[^1], Digit.LabelCount - 1, "label", place));
    }

    private static int ParseField(string text, int max, string what, string place) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int value) && value <= max
            ? value
            : throw new InvalidDataException($"{place}: '{text}' is not a {what}, a whole number from 0 to {max}.");
}
