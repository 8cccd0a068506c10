using TypedCollectives.Generators.Models;

namespace TypedCollectives.Generators.Writing;

/// <summary>Writes the methods that a collective state gets for one rank.</summary>
internal static class StateWriter
{
    public static void Write(SourceWriter writer, StateModel state)
    {
        for (var i = 0; i < state.Methods.Count; i++)
        {
            if (i > 0)
                writer.Line();
            WriteMethod(writer, state.Methods[i]);
        }
        if (state.Synchronize is { } synchronize)
        {
            writer.Line();
            WriteSynchronize(writer, state, synchronize);
        }
    }

    private static void WriteMethod(SourceWriter writer, BufferMethod method)
    {
        Docs.Summary(writer, Docs.Describe(method.Call, Docs.MemberReference) + ".");
        WriteHead(writer, method.Name, method.HidesInherited, method.Call.IsOnDevice);
        writer.Open();
        WriteNullCheck(writer);
        writer.Line(Calls.Write(method.Call, ParameterNames.Communicator, ParameterNames.Stream));
        writer.Close();
    }

    private static void WriteSynchronize(SourceWriter writer, StateModel state, SynchronizeModel synchronize)
    {
        Docs.Summary(writer, "Runs the collectives of every annotated buffer inside one group, in declaration order.");
        if (synchronize.Base != BaseSynchronize.None)
            writer.Line("/// <remarks>Those of the base type come first.</remarks>");
        WriteHead(writer, KnownNames.Synchronize, synchronize.HidesInherited, synchronize.TakesStream);
        writer.Open();
        WriteNullCheck(writer);
        writer.Line($"using ({Runtime.Group}.Open())");
        writer.Open();
        if (synchronize.Base != BaseSynchronize.None)
            writer.Line($"base.{KnownNames.Synchronize}({Arguments(synchronize.Base == BaseSynchronize.WithStream)});");
        foreach (var method in state.Methods)
            writer.Line($"{method.Name}({Arguments(method.Call.IsOnDevice)});");
        writer.Close();
        writer.Close();
    }

    private static void WriteHead(SourceWriter writer, string name, bool hidesInherited, bool takesStream)
    {
        Docs.Parameter(writer, ParameterNames.Communicator, "The communicator of this rank.");
        if (takesStream)
            Docs.Parameter(writer, ParameterNames.Stream, "The stream; the communicator's own by default.");
        Docs.ThrowsOnNull(writer, ParameterNames.Communicator);
        Docs.ThrowsOnFailure(writer);
        writer.Line(Runtime.GeneratedCode);
        writer.Line(Runtime.Collective);
        string[] parameters = takesStream
            ? [$"{Runtime.Communicator} {ParameterNames.Communicator}", $"{Runtime.Stream}? {ParameterNames.Stream} = null"]
            : [$"{Runtime.Communicator} {ParameterNames.Communicator}"];
        Signatures.Method(writer, (hidesInherited ? "public new void " : "public void ") + name, default, parameters);
    }

    private static void WriteNullCheck(SourceWriter writer) =>
        writer.Line($"global::System.ArgumentNullException.ThrowIfNull({ParameterNames.Communicator});");

    private static string Arguments(bool takesStream) =>
        takesStream ? $"{ParameterNames.Communicator}, {ParameterNames.Stream}" : ParameterNames.Communicator;
}
