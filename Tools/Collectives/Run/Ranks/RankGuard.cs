namespace TypedCollectives.Tools;

/// <summary>The shell script every rank is started by, here and on other hosts.</summary>
/// <remarks>
/// It becomes the rank's program, in a process group of its own, after leaving a watcher behind in that group, which ignores the
/// signals it sends. The watcher reads names of signals from the script's standard input and sends them to the whole group: so a
/// rank's children are reached too, on another host as well, where ssh carries no signals. When the input ends, because the rank
/// is over, the launcher was killed or the connection broke, the watcher kills what is left of the group, itself included.
/// The program reads nothing: its standard input is empty. Without <c>setsid</c> only the program itself is reached.
/// </remarks>
internal static class RankGuard
{
    internal const string Script =
        """
        exec 3<&0
        (trap '' HUP INT QUIT TERM
        while read -r signal <&3; do kill -s "$signal" -- "-$$" 2>/dev/null || kill -s "$signal" "$$"; done
        kill -s KILL -- "-$$" || kill -s KILL "$$") </dev/null >/dev/null 2>&1 &
        exec "$@" 3<&- </dev/null
        """;

    /// <summary>The name the script's own messages start with, as that of a program which is not found.</summary>
    internal const string Name = "collectives";

    /// <summary>The words that run it, without a group of its own: <c>sh -c SCRIPT NAME PROGRAM ARGUMENTS</c>.</summary>
    internal static IReadOnlyList<string> Words(IReadOnlyList<string> command) => ["sh", "-c", Script, Name, .. command];
}
