namespace TypedCollectives.RuleEval.Cases.Templates;

/// <summary>What a hole may be filled with.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Bad">The text in the program with the bug.</param>
/// <param name="Good">The text in its repaired twin.</param>
internal sealed record AxisValue(string Name, string Bad, string Good)
{
    private const string Repair = " ~> ";

    /// <exception cref="InvalidDataException">There is no name.</exception>
    public static AxisValue Parse(string line)
    {
        if (line.Split(": ", 2) is not [var name, var text])
            throw new InvalidDataException($"'{line}' is not 'name: text'.");
        return text.Split(Repair, 2) is [var bad, var good] ? new(name.Trim(), bad, good) : new(name.Trim(), text, text);
    }
}
