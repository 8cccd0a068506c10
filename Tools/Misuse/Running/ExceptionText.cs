namespace TypedCollectives.Misuse;

/// <summary>An exception in one line.</summary>
internal static class ExceptionText
{
    internal static string ToLine(this Exception exception) => $"{exception.GetType().Name}: {exception.Message.Split('\n')[0].Trim()}";
}
