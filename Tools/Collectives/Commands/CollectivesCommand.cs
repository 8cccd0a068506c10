using System.CommandLine;

namespace TypedCollectives.Tools;

/// <summary>The <c>collectives</c> command.</summary>
internal static class CollectivesCommand
{
    /// <summary>Runs a command line.</summary>
    /// <returns>
    /// 0, or 1 if something failed, a result was wrong or the command line cannot be understood; of <c>run</c>, what the rank that
    /// failed first returned.
    /// </returns>
    internal static int Invoke(string[] arguments, TextWriter output, TextWriter error)
    {
        var root = new RootCommand("Strongly typed collectives: what they run on here, and how fast.")
        {
            InfoCommand.Create(),
            PerfCommand.Create(arguments),
            RunCommand.Create(),
        };
        try
        {
            return root.Parse(arguments).Invoke(
                new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (Failure.IsExpected(exception))
        {
            error.WriteLine($"collectives: {Failure.Describe(exception)}");
            return 1;
        }
    }
}
