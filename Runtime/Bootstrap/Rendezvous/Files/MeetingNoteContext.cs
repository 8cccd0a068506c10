using System.Text.Json.Serialization;

namespace TypedCollectives;

/// <summary>Reads and writes notes without reflection.</summary>
[JsonSerializable(typeof(MeetingNote))]
internal sealed partial class MeetingNoteContext : JsonSerializerContext;
