using System.Globalization;
using System.Text.Json;

namespace TypedCollectives;

/// <summary>The files of one meeting: <c>PATH.lock</c>, <c>.invitation</c>, <c>.rank-N</c> and <c>.result</c>.</summary>
internal sealed class MeetingFiles(string path)
{
    /// <summary>Nobody writes a longer one: thousands of ranks fit.</summary>
    private const int LongestNote = 1 << 20;

    internal string Path { get; } = path;

    internal string Lock => $"{Path}.lock";

    internal string Invitation => $"{Path}.invitation";

    internal string Result => $"{Path}.result";

    internal string Rank(int rank) => string.Create(CultureInfo.InvariantCulture, $"{Path}.rank-{rank}");

    /// <summary>Reads a note; null if there is none, or none that is whole.</summary>
    internal static MeetingNote? Read(string file)
    {
        try
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return stream.Length > LongestNote ? null : JsonSerializer.Deserialize(stream, MeetingNoteContext.Default.MeetingNote);
        }
        catch (Exception exception) when (exception is IOException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Writes a note that others see whole or not at all: beside, then under its name in one step.</summary>
    internal static void Write(string file, MeetingNote note)
    {
        string beside = $"{file}.{note.Nonce}";
        using (FileStream stream = new(beside, FileMode.Create, FileAccess.Write))
        {
            JsonSerializer.Serialize(stream, note, MeetingNoteContext.Default.MeetingNote);
            stream.Flush(flushToDisk: true);
        }

        File.Move(beside, file, overwrite: true);
    }
}
