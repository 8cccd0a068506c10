using System.Globalization;

namespace TypedCollectives.Tools;

/// <summary>Amounts of memory for people.</summary>
internal static class MemoryText
{
    internal static string Of(long bytes) => string.Create(CultureInfo.InvariantCulture, $"{bytes / (double)(1L << 30):0.0} GiB");
}
