using System.Globalization;

namespace TypedCollectives.Tests;

/// <summary>What this process has open, by /proc. Tests that count run alone.</summary>
[CollectionDefinition(Alone, DisableParallelization = true)]
public sealed class ProcessCounts
{
    internal const string Alone = "Counts what the process has open";

    /// <summary>The open sockets of any kind.</summary>
    internal static int Sockets()
        => Directory.EnumerateFiles("/proc/self/fd").Count(file =>
        {
            // One of them is the listing itself, gone by now.
            string? target = new FileInfo(file).LinkTarget;
            return target is not null && target.StartsWith("socket:", StringComparison.Ordinal);
        });

    /// <summary>The threads that are not the runtime's: those of its pool come and go as it likes.</summary>
    internal static int OwnThreads()
        => Directory.EnumerateDirectories("/proc/self/task").Count(task =>
        {
            try
            {
                return !File.ReadAllText($"{task}/comm").StartsWith(".NET ", StringComparison.Ordinal);
            }
            catch (IOException)
            {
                return false;
            }
        });

    /// <summary>Whether anybody on this machine listens on an IPv4 port.</summary>
    internal static bool IsListening(int port)
    {
        string local = string.Create(CultureInfo.InvariantCulture, $":{port:X4}");
        return File.ReadLines("/proc/net/tcp").Skip(1).Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Any(fields => fields[1].EndsWith(local, StringComparison.Ordinal) && fields[3] == "0A");
    }
}
