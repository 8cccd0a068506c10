using System.Globalization;

namespace TypedCollectives;

/// <summary>Numbers as C's <c>atoi</c> reads them, which NCCL's settings are read with.</summary>
internal static class LeadingNumber
{
    /// <summary>The number a text begins with; 0 if it begins with none.</summary>
    internal static int Of(ReadOnlySpan<char> text)
    {
        text = text.TrimStart();
        int end = text is ['-' or '+', ..] ? 1 : 0;
        while (end < text.Length && char.IsAsciiDigit(text[end]))
            end++;
        return int.TryParse(text[..end], NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) ? number : 0;
    }
}
