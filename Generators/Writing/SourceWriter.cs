using System.Text;

namespace TypedCollectives.Generators.Writing;

/// <summary>Text with an indentation.</summary>
internal sealed class SourceWriter
{
    private const int IndentWidth = 4;
    private readonly StringBuilder _text = new();
    private int _depth;

    /// <summary>Writes a line; an empty one stays empty.</summary>
    public void Line(string line = "")
    {
        if (line.Length > 0)
            _text.Append(' ', _depth * IndentWidth).Append(line);
        _text.Append('\n');
    }

    /// <summary>Writes a line a bit further to the right: the continuation of the one before.</summary>
    public void Continuation(string line)
    {
        _depth++;
        Line(line);
        _depth--;
    }

    /// <summary>Opens a block.</summary>
    public void Open()
    {
        Line("{");
        _depth++;
    }

    /// <summary>Closes a block.</summary>
    public void Close()
    {
        _depth--;
        Line("}");
    }

    /// <summary>Closes a block that ends a statement.</summary>
    public void CloseStatement()
    {
        _depth--;
        Line("};");
    }

    public override string ToString() => _text.ToString();
}
