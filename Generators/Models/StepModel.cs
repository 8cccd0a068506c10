namespace TypedCollectives.Generators.Models;

/// <summary>A step method: the declaration its implementation repeats, and the collectives that are its body.</summary>
/// <param name="Modifiers">The modifiers, as they are declared.</param>
/// <param name="Name">The name, escaped.</param>
/// <param name="TypeParameters">The type parameters.</param>
/// <param name="Parameters">The parameters, as they are declared but without default values.</param>
/// <param name="Communicator">The name of the communicator parameter.</param>
/// <param name="Stream">The name of the stream parameter, where there is one.</param>
/// <param name="Site">The names of the parameters for the caller's place, where there are any.</param>
/// <param name="NullableOperands">The buffer parameters that are declared nullable.</param>
/// <param name="Calls">The collectives, in the order of the parameters.</param>
/// <param name="RunsInGroup">Whether one group holds them; a span does not allow that.</param>
/// <param name="IsDocumented">Whether the declaration carries documentation, which the implementation must not replace.</param>
/// <param name="IsMarkedCollective">Whether the declaration itself carries <c>[Collective]</c>.</param>
internal sealed record StepModel(
    string Modifiers,
    string Name,
    EquatableArray<TypeParameterModel> TypeParameters,
    EquatableArray<StepParameter> Parameters,
    string Communicator,
    string? Stream,
    CallSiteNames Site,
    EquatableArray<string> NullableOperands,
    EquatableArray<CollectiveCall> Calls,
    bool RunsInGroup,
    bool IsDocumented,
    bool IsMarkedCollective);
