namespace TypedCollectives.Generators.Models;

/// <summary>The head of a partial type declaration, such as <c>partial record struct Pair&lt;T&gt;</c>.</summary>
internal sealed record TypeDeclaration(string Keyword, string Name, EquatableArray<TypeParameterModel> TypeParameters);
