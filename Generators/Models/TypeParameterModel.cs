namespace TypedCollectives.Generators.Models;

/// <summary>A type parameter as it is written in a declaration.</summary>
/// <param name="Name">The name, escaped.</param>
/// <param name="Variance"><c>in </c>, <c>out </c> or empty.</param>
/// <param name="IsReductionElement">Whether this declaration puts <c>[ReductionElement]</c> on it.</param>
/// <param name="Constraints">What follows <c>where T : </c>; empty where it is not repeated.</param>
internal sealed record TypeParameterModel(string Name, string Variance, bool IsReductionElement, string Constraints);
