using System.CommandLine;

namespace TypedCollectives.Samples.OverlappedTraining;

/// <summary>Data-parallel training of a synthetic stack of layers, its gradients exchanged while the backward pass goes on.</summary>
internal static class Program
{
    private static int Main(string[] args) => Run(args, Console.Out, Console.Error);

    /// <summary>Runs the sample.</summary>
    /// <returns>0 only if the replicas are equal to the last bit and the modes agree.</returns>
    internal static int Run(string[] args, TextWriter output, TextWriter error)
    {
        RootCommand command = CommandLine.Create(options => Session.Run(options, output) ? 0 : 1);
        try
        {
            return command.Parse(args).Invoke(
                new InvocationConfiguration { Output = output, Error = error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or DllNotFoundException or CollectiveException)
        {
            // No such device or library, or a failing one: the message says what was tried and what to do.
            error.WriteLine(exception.Message);
            return 1;
        }
    }
}
