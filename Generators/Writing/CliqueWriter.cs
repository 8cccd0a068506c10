using TypedCollectives.Generators.Models;

namespace TypedCollectives.Generators.Writing;

/// <summary>Writes the extension methods that serve every device of a clique.</summary>
internal static class CliqueWriter
{
    public static void Write(SourceWriter writer, StateModel state, CliqueClassModel cliqueClass)
    {
        if (cliqueClass.IsDescribedHere)
        {
            Docs.Summary(writer, $"The collectives of {Docs.TypeReference(cliqueClass.StateType)} on every device of a clique.");
            writer.Line(Runtime.GeneratedCode);
        }
        writer.Line($"{cliqueClass.Accessibility} static {(cliqueClass.IsShared ? "partial " : "")}class {cliqueClass.Name}");
        writer.Open();
        var isFirst = true;
        foreach (var method in state.Methods)
        {
            // A member cannot have the name of its class.
            if (method.Name == cliqueClass.Name)
                continue;
            if (!isFirst)
                writer.Line();
            isFirst = false;
            WriteMethod(
                writer,
                cliqueClass,
                method.Name,
                method.Call.IsOnDevice,
                Docs.Describe(method.Call, static name => Docs.Code(name.TrimStart('@')), " on every device of the clique") + ".");
        }
        if (state.Synchronize is { } synchronize)
        {
            if (!isFirst)
                writer.Line();
            WriteMethod(
                writer,
                cliqueClass,
                KnownNames.Synchronize,
                synchronize.TakesStream,
                "Runs the collectives of every annotated buffer, in declaration order, on every device of the clique, inside one group.");
        }
        writer.Close();
    }

    private static void WriteMethod(SourceWriter writer, CliqueClassModel cliqueClass, string name, bool takesStream, string summary)
    {
        Docs.OfState(writer, summary);
        writer.Line(Runtime.GeneratedCollective);
        Signatures.Method(
            writer,
            $"{cliqueClass.MethodAccessibility} static void {name}",
            cliqueClass.TypeParameters,
            [
                $"this {Runtime.Clique} {ParameterNames.Clique}",
                $"global::System.Collections.Generic.IReadOnlyList<{cliqueClass.StateType}> {ParameterNames.States}",
                Runtime.CallSite,
            ]);
        writer.Open();
        writer.Line(
            $"using ({Runtime.Group}.Open({ParameterNames.Clique}, {ParameterNames.States}, {ParameterNames.File}, {ParameterNames.Line}))");
        writer.Open();
        writer.Line($"for (var {ParameterNames.Rank} = 0; {ParameterNames.Rank} < {ParameterNames.Clique}.Count; {ParameterNames.Rank}++)");
        writer.Continuation(StateWriter.Call(
            $"{ParameterNames.States}[{ParameterNames.Rank}].", name, $"{ParameterNames.Clique}[{ParameterNames.Rank}]", takesStream ? "null" : null));
        writer.Close();
        writer.Close();
    }
}
