namespace TypedCollectives;

/// <summary>Time is up, or the caller gave up; the message says what had not happened.</summary>
internal sealed class MeetingTimeout(string message) : Exception(message);
