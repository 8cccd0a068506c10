using System.Globalization;

namespace TypedCollectives.Tools;

/// <summary>Sizes as nccl-tests takes them: a number and perhaps K, M or G, which are powers of 1024.</summary>
internal static class ByteSize
{
    internal static bool TryParse(string text, out long bytes)
    {
        bytes = 0;
        ReadOnlySpan<char> digits = text.AsSpan().Trim();
        long unit = digits.IsEmpty ? 0 : char.ToUpperInvariant(digits[^1]) switch
        {
            'K' => 1L << 10,
            'M' => 1L << 20,
            'G' => 1L << 30,
            _ => 1,
        };
        if (unit > 1)
            digits = digits[..^1].TrimEnd();

        const NumberStyles Styles = NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(digits, Styles, CultureInfo.InvariantCulture, out decimal number) || number > long.MaxValue / unit)
            return false;
        bytes = (long)(number * unit);
        return true;
    }
}
