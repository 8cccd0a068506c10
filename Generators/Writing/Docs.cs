using System.Globalization;
using TypedCollectives.Generators.Models;

namespace TypedCollectives.Generators.Writing;

/// <summary>Writes documentation comments.</summary>
internal static class Docs
{
    public static void Summary(SourceWriter writer, string text)
    {
        writer.Line("/// <summary>");
        writer.Line("/// " + text);
        writer.Line("/// </summary>");
    }

    /// <summary>The documentation of a state's method: what it does, and what the attribute says that all of them throw.</summary>
    public static void OfState(SourceWriter writer, string summary)
    {
        writer.Line($"/// <summary>{summary}</summary>");
        writer.Line("/// <inheritdoc cref=\"global::TypedCollectives.CollectiveStateAttribute\" path=\"/exception\"/>");
    }

    public static void Parameter(SourceWriter writer, string name, string text) =>
        writer.Line($"/// <param name=\"{name.TrimStart('@')}\">{text}</param>");

    public static void TypeParameter(SourceWriter writer, string name, string text) =>
        writer.Line($"/// <typeparam name=\"{name.TrimStart('@')}\">{text}</typeparam>");

    /// <summary>What is thrown when an argument is missing.</summary>
    public static void ThrowsOnNull(SourceWriter writer, params IEnumerable<string> parameters) => writer.Line(
        "/// <exception cref=\"global::System.ArgumentNullException\">"
        + string.Join(" or ", parameters.Select(ParameterReference))
        + " is <see langword=\"null\"/>.</exception>");

    /// <summary>What a collective may throw.</summary>
    public static void ThrowsOnFailure(SourceWriter writer)
    {
        writer.Line(
            "/// <exception cref=\"global::System.ArgumentException\">A buffer does not fit its collective: its length or its device, or the root is no rank.</exception>");
        writer.Line(
            "/// <exception cref=\"global::System.ObjectDisposedException\">A communicator or a buffer is disposed.</exception>");
        writer.Line(
            "/// <exception cref=\"global::TypedCollectives.CollectiveException\">A rank did not arrive in time, ranks made different calls, or a device failed.</exception>");
    }

    /// <summary>A reference to a type as code is written in documentation.</summary>
    public static string TypeReference(string type) => $"<see cref=\"{type.Replace('<', '{').Replace('>', '}')}\"/>";

    /// <summary>A sentence, without its full stop, on what a collective does.</summary>
    /// <param name="call">The collective.</param>
    /// <param name="refer">Writes a reference to a buffer.</param>
    /// <param name="scope">Where it does it.</param>
    public static string Describe(CollectiveCall call, Func<string, string> refer, string scope = "")
    {
        var send = refer(call.Send.Name);
        var root = "rank " + call.Root?.ToString(CultureInfo.InvariantCulture);
        var reduction = $"the reduction of {send} over all ranks{Reduction(call)}";
        var effect = call.Operation switch
        {
            "AllReduce" => $"every rank gets {reduction}",
            "Reduce" => $"{root} gets {reduction}",
            "Broadcast" => $"every rank gets {root}'s contents of {send}",
            "AllGather" => $"every rank gets all ranks' blocks of {send}, in rank order",
            "ReduceScatter" => $"every rank gets its own block of {reduction}",
            "AllToAll" => $"block j of {send} goes to rank j",
            "Gather" => $"{root} gets all ranks' {send}, in rank order",
            _ => $"block j of {root}'s {send} goes to rank j",
        };
        var place = call.Receive is { } receive ? $"into {refer(receive.Name)}" : "in place";
        return $"{call.Operation}{scope}: {effect}, {place}";
    }

    public static string MemberReference(string member) => $"<see cref=\"{member}\"/>";

    public static string ParameterReference(string parameter) => $"<paramref name=\"{parameter.TrimStart('@')}\"/>";

    public static string Code(string text) => $"<c>{Escape(text)}</c>";

    private static string Reduction(CollectiveCall call) => call switch
    {
        { Reduction: { } written } => $" ({Code(written.ShortName)})",
        { ReduceOp: { } op } when op[0] != '(' => $" ({Code(op.Substring(op.LastIndexOf('.') + 1))})",
        _ => "",
    };

    private static string Escape(string text) => text.Replace("&", "&amp;").Replace("<", "&lt;").Replace(">", "&gt;");
}
