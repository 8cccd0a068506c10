namespace TypedCollectives.Generators.Models;

/// <summary>Everything that is generated for one type: one file.</summary>
/// <param name="HintName">The name of the file, unique in the compilation.</param>
/// <param name="Namespace">The namespace, escaped; empty for the global one.</param>
/// <param name="Declarations">The containing types, outermost first, then the type itself.</param>
/// <param name="Lane">The element type of a collective element's lanes.</param>
/// <param name="State">What a collective state gets.</param>
/// <param name="Steps">The step methods that get a body.</param>
internal sealed record TypeModel(
    string HintName,
    string Namespace,
    EquatableArray<TypeDeclaration> Declarations,
    string? Lane,
    StateModel? State,
    EquatableArray<StepModel> Steps);
