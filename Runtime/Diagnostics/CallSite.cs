namespace TypedCollectives;

/// <summary>Where in the user's source a call stands, for messages that name it.</summary>
internal readonly record struct CallSite(string File, int Line)
{
    /// <summary>The place of a collective that this library makes for itself.</summary>
    /// <param name="method">The method the user called.</param>
    internal static CallSite Inside(string method) => new(method, 0);

    public override string ToString() =>
        File.Length == 0 ? "an unknown place" : Line == 0 ? File : $"{Path.GetFileName(File)}:{Line}";
}
