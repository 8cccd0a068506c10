using System.Text;
using Spectre.Console;

namespace TypedCollectives.RuleEval.Reports;

/// <summary>Output as wide as it needs to be: no line is broken.</summary>
internal sealed class PlainOutput(TextWriter writer) : IAnsiConsoleOutput
{
    public TextWriter Writer => writer;

    public bool IsTerminal => false;

    public int Width => 4000;

    public int Height => 100;

    public void SetEncoding(Encoding encoding)
    {
    }
}
