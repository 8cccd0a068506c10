namespace TypedCollectives.RuleEval.Reports;

/// <summary>One thing that is not as it should be, or is listed to be looked at.</summary>
/// <param name="Kind">What it is, in a word or two.</param>
/// <param name="Subject">The program, or the place in a source.</param>
/// <param name="Detail">What was reported, or why it is as it is.</param>
/// <param name="Text">The program, for who wants to see it.</param>
internal sealed record Finding(string Kind, string Subject, string Detail, string Text = "");
