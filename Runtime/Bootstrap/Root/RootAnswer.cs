namespace TypedCollectives;

/// <summary>A call-back to be made.</summary>
/// <param name="Member">Whom to call.</param>
/// <param name="ConnectInfo">The next rank's connect info.</param>
internal sealed record RootAnswer(RootMember Member, byte[] ConnectInfo);
