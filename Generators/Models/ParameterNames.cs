namespace TypedCollectives.Generators.Models;

/// <summary>The names of the parameters and locals of generated methods.</summary>
internal static class ParameterNames
{
    public const string Communicator = "comm";
    public const string Stream = "stream";
    public const string Clique = "clique";
    public const string States = "states";
    public const string Rank = "rank";
    public const string File = "file";
    public const string Line = "line";
}
