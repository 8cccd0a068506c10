using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Text;

namespace TypedCollectives.CodeFixes.Editing;

/// <summary>Puts scopes around statements. Only white space at the beginning of lines changes in what they hold.</summary>
internal sealed class ScopeWriter
{
    private readonly SourceText _text;
    private readonly LineIndenter _lines;
    private readonly string _indent;
    private readonly string _newLine;
    private readonly Dictionary<int, int> _levels = [];
    private readonly List<(TextSpan Span, Func<string> Text)> _changes = [];

    private ScopeWriter(SourceText text, SyntaxNode root, string indent)
    {
        _text = text;
        _lines = new LineIndenter(text, root);
        _indent = indent;
        var first = text.Lines[0];
        _newLine = first.EndIncludingLineBreak > first.End
            ? text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak))
            : "\n";
    }

    public static async Task<ScopeWriter> CreateAsync(Document document, CancellationToken cancellationToken)
    {
        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var root = await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false);
        var options = await document.GetOptionsAsync(cancellationToken).ConfigureAwait(false);
        var indent = options.GetOption(FormattingOptions.UseTabs)
            ? "\t"
            : new string(' ', options.GetOption(FormattingOptions.IndentationSize));
        return new ScopeWriter(text, root!, indent);
    }

    /// <summary>Puts <c>using (...)</c> around statements that follow each other.</summary>
    public void Wrap(StatementSyntax first, StatementSyntax last, string scope)
    {
        var isBraced = first != last || EndsInBlock(first);
        if (_lines.BeginsLine(first) && _lines.EndOfLastLine(last) is { } end)
        {
            var line = LineOf(first.SpanStart);
            Indent(line + 1, LineOf(last.Span.End));
            Change(new TextSpan(first.SpanStart, 0), () => isBraced
                ? $"{scope}{NewLine(line)}{{{NewLine(line)}{_indent}"
                : $"{scope}{NewLine(line)}{_indent}");
            if (isBraced)
                Change(new TextSpan(end, 0), () => $"{NewLine(line)}}}");
            return;
        }

        Change(new TextSpan(first.SpanStart, 0), () => first == last ? $"{scope} " : $"{scope} {{ ");
        if (first != last)
            Change(new TextSpan(last.Span.End, 0), static () => " }");
    }

    /// <summary>Makes a statement that opens and one that closes into a scope around what lies between.</summary>
    public void Enclose(StatementSyntax open, StatementSyntax close, string scope)
    {
        var line = LineOf(open.SpanStart);
        var isLined = _lines.BeginsLine(open) && _lines.BeginsLine(close) && _lines.EndOfLastLine(open) is not null;
        if (isLined)
            Indent(LineOf(open.Span.End) + 1, LineOf(close.SpanStart) - 1);
        Change(open.Span, () => isLined ? $"{scope}{NewLine(line)}{{" : $"{scope} {{");
        Change(close.Span, static () => "}");
    }

    /// <summary>Takes a statement away, with its line where it has one of its own.</summary>
    public void Remove(StatementSyntax statement)
    {
        var lines = _text.Lines;
        var isLined = _lines.BeginsLine(statement) && _lines.EndOfLastLine(statement) == statement.Span.End;
        var previous = statement.GetFirstToken().GetPreviousToken();
        Change(
            isLined
                ? TextSpan.FromBounds(lines[LineOf(statement.SpanStart)].Start, lines[LineOf(statement.Span.End)].EndIncludingLineBreak)
                : TextSpan.FromBounds(Math.Max(previous.Span.End, lines[LineOf(statement.SpanStart)].Start), statement.Span.End),
            static () => "");
    }

    /// <summary>Takes away all that lies between two statements, the first with it.</summary>
    public void RemoveUpTo(StatementSyntax statement, StatementSyntax next) =>
        Change(TextSpan.FromBounds(statement.SpanStart, next.SpanStart), static () => "");

    /// <summary>Moves a statement to behind another one that it stands in.</summary>
    public void MoveBehind(StatementSyntax statement, StatementSyntax scope)
    {
        Remove(statement);
        var line = LineOf(scope.SpanStart);
        var end = _lines.EndOfLastLine(scope);
        Change(
            new TextSpan(end ?? scope.Span.End, 0),
            () => end is null || !_lines.BeginsLine(scope) ? $" {statement}" : $"{NewLine(line)}{statement}");
    }

    public SourceText Apply()
    {
        foreach (var level in _levels)
            Change(new TextSpan(_text.Lines[level.Key].Start, 0), () => Repeat(level.Value));

        // An indentation goes before whatever else is put at the beginning of its line.
        var result = new StringBuilder();
        var position = 0;
        foreach (var (span, replacement) in _changes.AsEnumerable().Reverse().OrderBy(static change => change.Span.Start))
        {
            result.Append(_text.ToString(TextSpan.FromBounds(position, span.Start))).Append(replacement());
            position = span.End;
        }

        result.Append(_text.ToString(TextSpan.FromBounds(position, _text.Length)));
        return SourceText.From(result.ToString(), _text.Encoding, _text.ChecksumAlgorithm);
    }

    private static bool EndsInBlock(StatementSyntax statement) => statement switch
    {
        CommonForEachStatementSyntax loop => EndsInBlock(loop.Statement),
        ForStatementSyntax loop => EndsInBlock(loop.Statement),
        WhileStatementSyntax loop => EndsInBlock(loop.Statement),
        DoStatementSyntax or BlockSyntax => true,
        _ => false,
    };

    private void Change(TextSpan span, Func<string> text) => _changes.Add((span, text));

    private void Indent(int first, int last)
    {
        for (var line = first; line <= last; line++)
        {
            if (_lines.CanIndent(line))
                _levels[line] = (_levels.TryGetValue(line, out var level) ? level : 0) + 1;
        }
    }

    private int LineOf(int position) => _text.Lines.GetLineFromPosition(position).LineNumber;

    private string NewLine(int line) =>
        _newLine + Repeat(_levels.TryGetValue(line, out var level) ? level : 0) + _lines.IndentationOf(line);

    private string Repeat(int level) => string.Concat(Enumerable.Repeat(_indent, level));
}
