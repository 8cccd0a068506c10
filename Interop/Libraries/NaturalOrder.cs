namespace TypedCollectives.Interop.Libraries;

/// <summary>Orders names with numbers in them by the numbers: <c>python3.9</c> before <c>python3.12</c>.</summary>
/// <remarks>Independent of the culture, and of whether the process has culture data at all.</remarks>
internal sealed class NaturalOrder : IComparer<string>
{
    public static readonly NaturalOrder Instance = new();

    public int Compare(string? x, string? y)
    {
        ReadOnlySpan<char> left = x;
        ReadOnlySpan<char> right = y;
        while (!left.IsEmpty && !right.IsEmpty)
        {
            int result = char.IsAsciiDigit(left[0]) && char.IsAsciiDigit(right[0])
                ? CompareNumbers(TakeNumber(ref left), TakeNumber(ref right))
                : Take(ref left).CompareTo(Take(ref right));
            if (result != 0)
            {
                return result;
            }
        }

        return left.Length - right.Length;
    }

    private static int CompareNumbers(ReadOnlySpan<char> left, ReadOnlySpan<char> right) => left.Length != right.Length
        ? left.Length - right.Length
        : left.SequenceCompareTo(right);

    private static ReadOnlySpan<char> TakeNumber(ref ReadOnlySpan<char> text)
    {
        int end = text.IndexOfAnyExceptInRange('0', '9');
        end = end < 0 ? text.Length : end;
        ReadOnlySpan<char> number = text[..end].TrimStart('0');
        text = text[end..];
        return number;
    }

    private static char Take(ref ReadOnlySpan<char> text)
    {
        char first = text[0];
        text = text[1..];
        return first;
    }
}
