namespace TypedCollectives.Samples.Tests;

/// <summary>What a run of a sample's entry point gave.</summary>
internal sealed record ProgramRun(int ExitCode, string Output, string Error)
{
    public static ProgramRun Of(Func<string[], TextWriter, TextWriter, int> program, params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        int exitCode = program(args, output, error);
        return new ProgramRun(exitCode, output.ToString(), error.ToString());
    }
}
