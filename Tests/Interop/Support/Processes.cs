using System.Diagnostics;

namespace TypedCollectives.Interop.Tests.Support;

internal static class Processes
{
    /// <summary>Runs a program to its end and gives what it printed; one that fails fails the test.</summary>
    public static string Run(string program, IEnumerable<string> arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(program, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, $"{program} exited with {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
        return output;
    }
}
