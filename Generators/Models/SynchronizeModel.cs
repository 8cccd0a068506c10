namespace TypedCollectives.Generators.Models;

/// <summary>The method that runs every collective of a state.</summary>
/// <param name="HidesInherited">Whether it hides a method of a base type and so says <c>new</c>.</param>
/// <param name="TakesStream">Whether a buffer, inherited or not, lies on a device.</param>
/// <param name="Base">How the base type, where that is a state too, is synchronized first.</param>
internal sealed record SynchronizeModel(bool HidesInherited, bool TakesStream, BaseSynchronize? Base);
