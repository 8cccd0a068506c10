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
                Docs.Describe(method.Call, static name => Docs.Code(name.TrimStart('@')), " on every device of the clique") + ".");
        }
        if (state.Synchronize is not null)
        {
            if (!isFirst)
                writer.Line();
            WriteMethod(
                writer,
                cliqueClass,
                KnownNames.Synchronize,
                "Runs the collectives of every annotated buffer, in declaration order, on every device of the clique, inside one group.");
        }
        writer.Close();
    }

    private static void WriteMethod(SourceWriter writer, CliqueClassModel cliqueClass, string name, string summary)
    {
        Docs.Summary(writer, summary);
        foreach (var parameter in cliqueClass.TypeParameters)
            Docs.TypeParameter(writer, parameter.Name, $"The same type parameter of {Docs.TypeReference(cliqueClass.StateType)}.");
        Docs.Parameter(writer, ParameterNames.Clique, "The communicators of this process.");
        Docs.Parameter(writer, ParameterNames.States, "One state a communicator, in the order of their ranks.");
        Docs.ThrowsOnNull(writer, ParameterNames.Clique, ParameterNames.States);
        Docs.ThrowsOnFailure(writer, "There is not one state a communicator, or a buffer does not fit its collective");
        writer.Line(Runtime.GeneratedCode);
        writer.Line(Runtime.Collective);
        Signatures.Method(
            writer,
            $"{cliqueClass.MethodAccessibility} static void {name}",
            cliqueClass.TypeParameters,
            [
                $"this {Runtime.Clique} {ParameterNames.Clique}",
                $"global::System.Collections.Generic.IReadOnlyList<{cliqueClass.StateType}> {ParameterNames.States}",
            ]);
        writer.Open();
        writer.Line($"global::System.ArgumentNullException.ThrowIfNull({ParameterNames.Clique});");
        writer.Line($"{ParameterNames.Clique}.RequireOnePerRank({ParameterNames.States});");
        writer.Line($"using ({Runtime.Group}.Open())");
        writer.Open();
        writer.Line($"for (var {ParameterNames.Rank} = 0; {ParameterNames.Rank} < {ParameterNames.Clique}.Count; {ParameterNames.Rank}++)");
        writer.Open();
        writer.Line($"{ParameterNames.States}[{ParameterNames.Rank}].{name}({ParameterNames.Clique}[{ParameterNames.Rank}]);");
        writer.Close();
        writer.Close();
        writer.Close();
    }
}
