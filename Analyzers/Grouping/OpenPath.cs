using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>A path out of a method on which a group stays open.</summary>
internal readonly struct OpenPath
{
    private readonly Kind _kind;

    private OpenPath(Kind kind, IOperation? operation)
    {
        _kind = kind;
        Operation = operation;
    }

    private enum Kind
    {
        Leaves,
        Throws,
        Thrown,
    }

    /// <summary>What throws, or the last thing that runs before the method is left.</summary>
    public IOperation? Operation { get; }

    public static OpenPath Leaves(IOperation? last) => new(Kind.Leaves, last);

    public static OpenPath Throws(IOperation operation) => new(Kind.Throws, operation);

    public static OpenPath Thrown(IOperation? last) => new(Kind.Thrown, last);

    /// <summary>Says which path it is.</summary>
    /// <param name="returns">The return statements of the method, in source order.</param>
    public string Describe(IEnumerable<SyntaxNode> returns)
    {
        switch (_kind)
        {
            case Kind.Throws:
                return $"when '{NameOf(Operation!)}' on line {LineOf(Operation!.Syntax)} throws";
            case Kind.Thrown:
                return $"when the method throws on line {LineOf(Operation!.Syntax)}";
            default:
                // A bare return leaves no operation in the graph: it is the first one after what ran last.
                var last = Operation!.Syntax;
                var left = returns.FirstOrDefault(node => node.SpanStart >= last.SpanStart || node.Span.Contains(last.Span));
                return left is null ? "at the end of the method" : $"when the method returns on line {LineOf(left)}";
        }
    }

    private static string NameOf(IOperation operation) => operation switch
    {
        IInvocationOperation call => call.TargetMethod.Name,
        IObjectCreationOperation creation => $"new {creation.Type?.Name}",
        IPropertyReferenceOperation property => property.Property.ContainingType.Name,
        _ => "await",
    };

    private static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;
}
