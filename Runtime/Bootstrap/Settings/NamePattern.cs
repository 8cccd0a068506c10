namespace TypedCollectives;

/// <summary>One entry of <see cref="NamePatterns"/>.</summary>
/// <param name="Name">The name or what it begins with.</param>
/// <param name="Port">The port it holds for, or <see cref="Any"/>.</param>
/// <param name="Rail">The rail it puts the port on, or <see cref="Any"/>.</param>
/// <param name="Plane">The plane it puts the port on, or <see cref="Any"/>.</param>
internal sealed record NamePattern(string Name, int Port, int Rail, int Plane)
{
    /// <summary>Stands for every port, and for no rail and no plane.</summary>
    internal const int Any = -1;
}
