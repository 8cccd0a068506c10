namespace TypedCollectives;

/// <summary>The interfaces taken, and why.</summary>
/// <param name="Addresses">One address an interface, in the order the system lists them; none if nothing qualifies.</param>
/// <param name="Reason">The rule that took them, or what did not match and what there is.</param>
public sealed record InterfaceSelection(IReadOnlyList<NetworkInterfaceAddress> Addresses, string Reason);
