namespace TypedCollectives.Misuse;

/// <summary>What a child process does: one scenario.</summary>
internal static class ChildProgram
{
    internal const string NotePrefix = "misuse note: ";
    internal const string ResultPrefix = "misuse result: ";
    internal const string EndPrefix = "misuse end: ";

    internal static int Run(string name, BackendKind backend, TextWriter output)
    {
        IScenario scenario = ScenarioList.All.Single(candidate => candidate.GetType().Name == name);
        TextWriter lines = TextWriter.Synchronized(output);
        var bench = new Bench(backend, note => Write(lines, NotePrefix, note));
        string result;
        try
        {
            result = scenario.Run(bench);
        }
        catch (Exception exception)
        {
            result = exception.ToLine();
        }

        // Said before anything is disposed: that may hang, after a wrong program, and is a finding of its own.
        Write(lines, ResultPrefix, result);
        try
        {
            bench.Dispose();
        }
        catch (Exception exception)
        {
            Write(lines, EndPrefix, exception.ToLine());
        }

        return 0;
    }

    private static void Write(TextWriter lines, string prefix, string text)
    {
        lines.WriteLine(prefix + text.ReplaceLineEndings(" "));
        lines.Flush();
    }
}
