namespace TypedCollectives;

/// <summary>Where in the user's source a call stands, for messages that name it.</summary>
internal readonly record struct CallSite(string File, int Line)
{
    public override string ToString() => File.Length == 0 ? "an unknown place" : $"{Path.GetFileName(File)}:{Line}";
}
