using System.Globalization;
using TypedCollectives.Generators.Models;

namespace TypedCollectives.Generators.Writing;

/// <summary>Writes calls of collectives.</summary>
internal static class Calls
{
    public static string Write(CollectiveCall call, string communicator, string? stream)
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
        return $"{communicator}.{call.Operation}{types}({string.Join(", ", arguments)});";
    }
}
