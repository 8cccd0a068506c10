using System.Text;
using ILGPU.Runtime;
using TypedCollectives.Interop.Libraries;

namespace TypedCollectives.Tools;

/// <summary>The failures that are the user's or the machine's: told in one line, where a bug of the tool keeps its stack trace.</summary>
internal static class Failure
{
    internal static bool IsExpected(Exception exception) => exception
        is CollectiveException or NativeLibraryNotFoundException or NotSupportedException or ArgumentException
        or AcceleratorException or IOException or UnauthorizedAccessException or OutOfMemoryException;

    internal static string Describe(Exception exception)
    {
        var line = new StringBuilder();
        foreach (string part in exception.Message.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.Length > 0)
                line.Append(line[^1] is ':' or '.' ? " " : "; ");
            line.Append(part);
        }

        return line.ToString();
    }
}
