using Spectre.Console;

namespace TypedCollectives.RuleEval.Reports;

/// <summary>Prints reports.</summary>
internal static class ReportText
{
    // Enough to see what is wrong; --list shows all of them.
    private const int ShownFindings = 12;

    public static void Write(SectionReport report, TimeSpan elapsed, bool listsAll, IAnsiConsole console)
    {
        var table = new Table().Border(TableBorder.Simple).Title(report.Name);
        foreach ((int index, string column) in report.Columns.Index())
            table.AddColumn(new TableColumn(Markup.Escape(column)) { Alignment = index == 0 ? Justify.Left : Justify.Right, NoWrap = true });
        foreach (var row in report.Rows)
            table.AddRow([.. row.Select(Markup.Escape)]);
        console.Write(table);
        foreach (Finding finding in listsAll ? report.Findings : report.Findings.Take(ShownFindings))
        {
            console.WriteLine($"{finding.Kind}: {finding.Subject}: {finding.Detail}");
            if (listsAll && finding.Text.Length > 0)
                console.WriteLine(finding.Text);
        }

        if (!listsAll && report.Findings.Length > ShownFindings)
            console.WriteLine($"... and {report.Findings.Length - ShownFindings} more (--list shows all)");
        console.WriteLine($"{report.Name}: {(report.Passed ? "passed" : "FAILED")}: {report.Verdict} ({elapsed.TotalSeconds:F1} s)");
    }
}
