using TypedCollectives.Generators.Models;

namespace TypedCollectives.Generators.Writing;

/// <summary>Writes the heads of types and methods.</summary>
internal static class Signatures
{
    private const int MaxWidth = 120;

    /// <summary>The type parameter list; empty without type parameters.</summary>
    public static string TypeParameters(EquatableArray<TypeParameterModel> parameters) =>
        parameters.Count == 0
            ? ""
            : $"<{string.Join(", ", parameters.Select(static parameter =>
                (parameter.IsReductionElement ? Runtime.ReductionElement : "") + parameter.Variance + parameter.Name))}>";

    /// <summary>Writes a method's head: on one line if it fits, else with a line for every parameter.</summary>
    public static void Method(
        SourceWriter writer, string head, EquatableArray<TypeParameterModel> typeParameters, params IReadOnlyList<string> parameters)
    {
        var start = head + TypeParameters(typeParameters) + "(";
        var line = start + string.Join(", ", parameters) + ")";
        if (line.Length <= MaxWidth)
            writer.Line(line);
        else
        {
            writer.Line(start);
            for (var i = 0; i < parameters.Count; i++)
                writer.Continuation(parameters[i] + (i == parameters.Count - 1 ? ")" : ","));
        }
        foreach (var parameter in typeParameters)
        {
            if (parameter.Constraints.Length > 0)
                writer.Continuation($"where {parameter.Name} : {parameter.Constraints}");
        }
    }
}
