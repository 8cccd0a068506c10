namespace TypedCollectives.Generators.Models;

/// <summary>The static class with the extension methods that serve every device of a clique.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Accessibility">The accessibility of the class.</param>
/// <param name="MethodAccessibility">The accessibility of this state's methods in it.</param>
/// <param name="IsShared">Whether other states, such as the same name with another arity, put their methods into it too.</param>
/// <param name="IsDescribedHere">Whether this state's file carries what may be said only once about the class.</param>
/// <param name="StateType">The state type, in terms of <paramref name="TypeParameters"/>.</param>
/// <param name="TypeParameters">The type parameters of the state and its containers.</param>
internal sealed record CliqueClassModel(
    string Name,
    string Accessibility,
    string MethodAccessibility,
    bool IsShared,
    bool IsDescribedHere,
    string StateType,
    EquatableArray<TypeParameterModel> TypeParameters);
