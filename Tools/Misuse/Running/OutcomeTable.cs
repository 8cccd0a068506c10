using System.Globalization;

namespace TypedCollectives.Misuse;

/// <summary>Prints what came of the scenarios, each as soon as it is known.</summary>
internal sealed class OutcomeTable(TextWriter output, bool markdown)
{
    internal void Begin(BackendKind backend, TimeSpan deadline)
    {
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"Backend {backend}, {Bench.Ranks} ranks, deadline {deadline.TotalSeconds:0} s, the SDK's own timeout {Bench.Timeout.TotalSeconds:0} s."));
        output.WriteLine();
        if (markdown)
        {
            output.WriteLine("| Rule | What was tried | What happened |");
            output.WriteLine("|---|---|---|");
        }

        output.Flush();
    }

    internal void Add(IScenario scenario, string outcome)
    {
        output.WriteLine(markdown
            ? $"| {scenario.Rule} | {Escape(scenario.Description)} | {Escape(outcome)} |"
            : $"{scenario.Rule}  {scenario.Description}{Environment.NewLine}        {outcome}");
        output.Flush();
    }

    private static string Escape(string text) => text.Replace("|", "\\|", StringComparison.Ordinal);
}
