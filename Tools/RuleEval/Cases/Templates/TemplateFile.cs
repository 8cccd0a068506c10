using System.Collections.Immutable;

namespace TypedCollectives.RuleEval.Cases.Templates;

/// <summary>Reads a file of cases.</summary>
/// <remarks>
/// A line in the first column says what follows: <c>class</c>, <c>rules</c> and <c>context</c> hold for all cases until the next one,
/// as do <c>alone</c> and <c>together</c>, which say whether
/// a program is a project of its own;
/// <c>axis</c> lists what a hole <c>$name</c> is filled with, <c>case</c> is a program and its repair in the notation of a diff, the
/// members of its type below a line <c>---</c>. A value of an axis is <c>name: text</c>, or <c>name: bad ~&gt; good</c>.
/// </remarks>
internal sealed class TemplateFile
{
    public const string Divider = "---";

    private readonly List<CaseTemplate> _cases = [];
    private readonly Dictionary<string, ImmutableArray<AxisValue>> _axes = [];
    private string _bugClass = "";
    private ImmutableArray<string> _rules = [];
    private string _context = "";
    private bool _isAlone;

    private TemplateFile()
    {
    }

    public IReadOnlyList<CaseTemplate> Cases => _cases;

    public IReadOnlyDictionary<string, ImmutableArray<AxisValue>> Axes => _axes;

    /// <exception cref="InvalidDataException">The text is not in the format.</exception>
    public static TemplateFile Parse(string text)
    {
        var file = new TemplateFile();
        string[] lines = text.ReplaceLineEndings("\n").Split('\n');
        for (int i = 0; i < lines.Length;)
        {
            string head = lines[i++];
            int start = i;
            while (i < lines.Length && (lines[i].Length == 0 || lines[i] == Divider || lines[i][0] is ' ' or '+' or '-'))
                i++;
            if (head.Length > 0 && head[0] != '#')
                file.Add(head, [.. lines[start..i]]);
        }

        return file;
    }

    private void Add(string head, ImmutableArray<string> body)
    {
        (string keyword, string rest) = head.Split(' ', 2) is [var first, var second] ? (first, second) : (head, "");
        switch (keyword)
        {
            case "class":
                _bugClass = rest;
                break;
            case "rules":
                _rules = [.. rest.Split(' ')];
                break;
            case "context":
                _context = rest;
                break;
            case "alone" or "together":
                _isAlone = keyword == "alone";
                break;
            case "axis":
                _axes.Add(rest, [.. body.Where(static line => line.Length > 0).Select(AxisValue.Parse)]);
                break;
            case "case":
                _cases.Add(new CaseTemplate(rest, _bugClass, _rules, _context, _isAlone, body));
                break;
            default:
                throw new InvalidDataException($"'{head}' is none of class, rules, context, alone, together, axis and case.");
        }
    }
}
