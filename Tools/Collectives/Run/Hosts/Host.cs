namespace TypedCollectives.Tools;

/// <summary>A machine, and how many ranks it takes.</summary>
/// <param name="Name">What ssh and the other hosts call it.</param>
/// <param name="Slots">At least 1.</param>
internal sealed record Host(string Name, int Slots)
{
    /// <summary>This machine, where ranks are started without ssh.</summary>
    internal bool IsHere => Name is "localhost" or "127.0.0.1" or "::1" || Name.Equals(Environment.MachineName, StringComparison.OrdinalIgnoreCase);
}
