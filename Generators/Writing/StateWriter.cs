using TypedCollectives.Generators.Models;

namespace TypedCollectives.Generators.Writing;

/// <summary>Writes the methods that a collective state gets for one rank.</summary>
/// <remarks>
/// A project has hundreds of them, and each is parsed, bound and emitted in every build: they are short, and what all have in
/// common is documented once, on the attribute.
/// </remarks>
internal static class StateWriter
{
    public static void Write(SourceWriter writer, StateModel state)
    {
        for (var i = 0; i < state.Methods.Count; i++)
        {
            if (i > 0)
                writer.Line();
            var method = state.Methods[i];
            Docs.OfState(writer, Docs.Describe(method.Call, Docs.MemberReference) + ".");
            WriteHead(writer, method.Name, method.HidesInherited, method.Call.IsOnDevice);
            writer.Open();
            WriteNullCheck(writer);
            writer.Line(Calls.Write(method.Call, ParameterNames.Communicator, ParameterNames.Stream, CallSiteNames.Generated));
            writer.Close();
        }
        if (state.Synchronize is { } synchronize)
        {
            writer.Line();
            WriteSynchronize(writer, state, synchronize);
        }
        foreach (var bucket in state.Buckets)
        {
            writer.Line();
            BucketWriter.Write(writer, bucket);
        }
    }

    /// <summary>The call of a generated method for one rank.</summary>
    public static string Call(string target, string name, string communicator, string? stream, bool takesCallSite = true) =>
        $"{target}{name}({communicator}{(stream is null ? "" : ", " + stream)}{(takesCallSite ? $", {ParameterNames.File}, {ParameterNames.Line}" : "")});";

    private static void WriteSynchronize(SourceWriter writer, StateModel state, SynchronizeModel synchronize)
    {
        Docs.OfState(writer, synchronize.Base is null
            ? "Runs the collectives of every annotated buffer inside one group, in declaration order."
            : "Runs the collectives of every annotated buffer inside one group, in declaration order, those of the base type first.");
        WriteHead(writer, KnownNames.Synchronize, synchronize.HidesInherited, synchronize.TakesStream);
        writer.Open();
        WriteNullCheck(writer);
        writer.Line($"using ({Runtime.Group}.Open({ParameterNames.File}, {ParameterNames.Line}))");
        writer.Open();
        if (synchronize.Base is { } inherited)
        {
            writer.Line(Call(
                "base.", KnownNames.Synchronize, ParameterNames.Communicator, inherited.TakesStream ? ParameterNames.Stream : null,
                inherited.TakesCallSite));
        }
        foreach (var method in state.Methods)
            writer.Line(Call("", method.Name, ParameterNames.Communicator, method.Call.IsOnDevice ? ParameterNames.Stream : null));
        writer.Close();
        writer.Close();
    }

    private static void WriteHead(SourceWriter writer, string name, bool hidesInherited, bool takesStream)
    {
        writer.Line(Runtime.GeneratedCollective);
        var stream = takesStream ? $"{Runtime.Stream}? {ParameterNames.Stream} = null, " : "";
        writer.Line(
            $"public {(hidesInherited ? "new " : "")}void {name}({Runtime.Communicator} {ParameterNames.Communicator}, {stream}{Runtime.CallSite})");
    }

    private static void WriteNullCheck(SourceWriter writer) =>
        writer.Line($"global::System.ArgumentNullException.ThrowIfNull({ParameterNames.Communicator});");
}
