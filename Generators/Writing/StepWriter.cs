using TypedCollectives.Generators.Models;

namespace TypedCollectives.Generators.Writing;

/// <summary>Writes the implementations of step methods.</summary>
internal static class StepWriter
{
    public static void Write(SourceWriter writer, StepModel step)
    {
        if (!step.IsDocumented)
            WriteDocs(writer, step);
        writer.Line(step.IsMarkedCollective ? Runtime.GeneratedCode : Runtime.GeneratedCollective);
        Signatures.Method(
            writer,
            $"{step.Modifiers} void {step.Name}",
            step.TypeParameters,
            [.. step.Parameters.Select(static parameter => $"{parameter.Declaration} {parameter.Name}")]);
        writer.Open();
        foreach (var parameter in step.NullableOperands.Prepend(step.Communicator))
            writer.Line($"global::System.ArgumentNullException.ThrowIfNull({parameter});");
        if (step.RunsInGroup)
        {
            writer.Line($"using ({Runtime.Group}.Open({string.Join(", ", Calls.Site(step.Site))}))");
            writer.Open();
        }
        foreach (var call in step.Calls)
            writer.Line(Calls.Write(call, step.Communicator, step.Stream, step.Site));
        if (step.RunsInGroup)
            writer.Close();
        writer.Close();
    }

    private static void WriteDocs(SourceWriter writer, StepModel step)
    {
        writer.Line("/// <summary>");
        writer.Line(step.RunsInGroup
            ? "/// Runs its collectives inside one group:"
            : "/// Runs its collectives one after the other, each to its end:");
        for (var i = 0; i < step.Calls.Count; i++)
        {
            var end = i == step.Calls.Count - 1 ? "." : ";";
            writer.Line($"/// {Docs.Describe(step.Calls[i], Docs.ParameterReference)}{end}");
        }
        writer.Line("/// </summary>");
        foreach (var parameter in step.TypeParameters)
            Docs.TypeParameter(writer, parameter.Name, "A type the step is generic in.");
        foreach (var parameter in step.Parameters)
            Docs.Parameter(writer, parameter.Name, Describe(step, parameter.Name));
        Docs.ThrowsOnNull(writer, step.NullableOperands.Prepend(step.Communicator));
        if (!step.RunsInGroup)
            writer.Line("/// <exception cref=\"global::System.InvalidOperationException\">A group is open on this thread.</exception>");
        Docs.ThrowsOnFailure(writer);
    }

    private static string Describe(StepModel step, string parameter)
    {
        if (parameter == step.Communicator)
            return "The communicator of this rank.";
        if (parameter == step.Stream)
            return "The stream the collectives are put on.";
        if (parameter == step.Site.File || parameter == step.Site.Line)
            return "Filled in by the compiler.";
        var uses = step.Calls.Where(call => call.Send.Name == parameter).Select(static call => $"The buffer of {call.Operation}.")
            .Concat(step.Calls.Where(call => call.Receive?.Name == parameter).Select(static call => $"Gets the result of {call.Operation}."));
        return string.Join(" ", uses);
    }
}
