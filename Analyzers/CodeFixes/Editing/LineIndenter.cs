using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TypedCollectives.CodeFixes.Editing;

/// <summary>Tells which lines may be indented: not those whose white space means something.</summary>
internal sealed class LineIndenter(SourceText text, SyntaxNode root)
{
    /// <summary>The white space a line begins with.</summary>
    public string IndentationOf(int line)
    {
        var span = text.Lines[line];
        var end = span.Start;
        while (end < span.End && text[end] is ' ' or '\t')
            end++;
        return text.ToString(TextSpan.FromBounds(span.Start, end));
    }

    /// <summary>Whether a line can be moved to the right without changing what it means.</summary>
    public bool CanIndent(int line)
    {
        var start = text.Lines[line].Start;
        var first = start + IndentationOf(line).Length;
        if (first == text.Lines[line].End)
            return false;
        var token = root.FindToken(first, findInsideTrivia: true);
        if (token.SpanStart < start && token.Span.End > start)
            return false;
        if (token.Parent?.FirstAncestorOrSelf<InterpolatedStringExpressionSyntax>() is { } interpolated
            && interpolated.SpanStart < start)
            return false;
        return text[first] != '#' && !root.FindTrivia(first).IsKind(SyntaxKind.DisabledTextTrivia);
    }

    /// <summary>Whether a node begins its line.</summary>
    public bool BeginsLine(SyntaxNode node)
    {
        var line = text.Lines.GetLineFromPosition(node.SpanStart);
        return line.Start + IndentationOf(line.LineNumber).Length == node.SpanStart;
    }

    /// <summary>Where the line of a node's end ends, if nothing but a comment follows the node in it.</summary>
    public int? EndOfLastLine(SyntaxNode node)
    {
        var line = text.Lines.GetLineFromPosition(node.Span.End);
        return node.GetLastToken().GetNextToken().SpanStart >= line.End || node.GetLastToken().GetNextToken() == default
            ? line.End
            : null;
    }
}
