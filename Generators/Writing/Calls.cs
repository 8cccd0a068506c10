using System.Globalization;
using TypedCollectives.Generators.Models;

namespace TypedCollectives.Generators.Writing;

/// <summary>Writes calls of collectives.</summary>
internal static class Calls
{
    public static string Write(CollectiveCall call, string communicator, string? stream, CallSiteNames site)
    {
        var arguments = new List<string> { call.Send.Expression };
        if (call.Receive is { } receive)
            arguments.Add(receive.Expression);
        if (call.ReduceOp is { } op)
            arguments.Add(op);
        if (call.Root is { } root)
            arguments.Add("root: " + root.ToString(CultureInfo.InvariantCulture));
        if (call.IsOnDevice && stream is not null)
            arguments.Add(stream);
        var types = call.Reduction is { } reduction ? $"<{reduction.Element}, {reduction.Type}>" : "";
        return $"{communicator}.{call.Operation}{types}({string.Join(", ", arguments.Concat(Site(site)))});";
    }

    /// <summary>The arguments that pass the caller's place on, by name: what stands before them may be left out.</summary>
    public static IEnumerable<string> Site(CallSiteNames site)
    {
        if (site.File is { } file)
            yield return "file: " + file;
        if (site.Line is { } line)
            yield return "line: " + line;
    }
}
