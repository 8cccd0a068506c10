namespace TypedCollectives.Generators.Reading;

/// <summary>A collective of a state that gets a method.</summary>
internal sealed class StateBuffer(string memberName, string methodName, BoundCollective collective)
{
    public string MemberName { get; } = memberName;

    public string MethodName { get; } = methodName;

    public BoundCollective Collective { get; } = collective;
}
