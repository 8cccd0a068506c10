using System.Collections.Immutable;

namespace TypedCollectives.RuleEval.Cases.Divergence;

/// <summary>How a condition comes to decide about a call.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Rules">The rules that may report it.</param>
/// <param name="Text">The statements: <c>$test</c> is the condition, <c>$use</c> the call, <c>$value</c> the call as an expression.</param>
/// <param name="Repaired">The statements with the call out of the condition's reach.</param>
internal sealed record Arm(string Name, ImmutableArray<string> Rules, string Text, string Repaired)
{
    private static readonly ImmutableArray<string> Branch = ["TC2001"];
    private static readonly ImmutableArray<string> Loop = ["TC2002", "TC2003"];
    private static readonly ImmutableArray<string> Exit = ["TC2003"];

    public static ImmutableArray<Arm> All { get; } =
    [
        new("if", Branch, "if ($test) { $use }", "if ($test) { Log(); } $use"),
        new("else", Branch, "if ($test) { Log(); } else { $use }", "if ($test) { Log(); } $use"),
        new("twice in one arm", Branch, "if ($test) { $use $use } else { $use }", "if ($test) { $use } else { $use }"),
        new("else if", Branch, "if (count > 3) { Log(); } else if ($test) { $use }", "if (count > 3) { Log(); } else { $use }"),
        new("nested", Branch, "if (count > 3) { if ($test) { $use } }", "if (count > 3) { $use }"),
        new("in a loop", Branch, "for (int i = 0; i < count; i++) { if ($test) { $use } }", "for (int i = 0; i < count; i++) { $use }"),
        new("in try", Branch, "try { if ($test) { $use } } finally { Log(); }", "try { if ($test) { Log(); } $use } finally { Log(); }"),
        new("switch", Branch, "switch ($test) { case true: $use break; default: Log(); break; }",
            "switch ($test) { case true: Log(); break; default: break; } $use"),
        new("?:", Branch, "bool done = $test ? $value : false;", "bool done = $value ? $test : false;"),
        new("&&", Branch, "bool done = $test && $value;", "bool done = $value && $test;"),
        new("||", Branch, "bool done = $test || $value;", "bool done = $value || $test;"),
        new("switch expression", Branch, "bool done = ($test) switch { true => $value, _ => false };",
            "bool done = ($test) switch { true => $value, _ => $value };"),
        new("condition of if", Branch, "if (($test) && $value) { Log(); }", "if ($value && ($test)) { Log(); }"),
        new("return", Exit, "if ($test) return; $use", "$use if ($test) return; Log();"),
        new("return in else", Exit, "if ($test) { Log(); } else { return; } $use", "$use if ($test) { Log(); } else { return; }"),
        new("throw", Exit, "if ($test) throw new InvalidOperationException(); $use",
            "$use if ($test) throw new InvalidOperationException();"),
        new("exit", Exit, "if ($test) Environment.Exit(1); $use", "$use if ($test) Environment.Exit(1);"),
        new("goto", [.. Branch, .. Exit], "if ($test) goto done; $use done: Log();", "if ($test) goto done; Log(); done: $use"),
        new("break", [.. Exit, .. Loop], "for (int i = 0; i < count; i++) { if ($test) break; $use }",
            "for (int i = 0; i < count; i++) { $use if ($test) Log(); }"),
        new("continue", [.. Exit, .. Branch], "for (int i = 0; i < count; i++) { if ($test) continue; $use }",
            "for (int i = 0; i < count; i++) { $use if ($test) continue; Log(); }"),
        new("break after the call", [.. Exit, .. Loop], "while (true) { $use if ($test) break; }",
            "while (true) { $use if (count > 3) break; }"),
        new("return from a loop", [.. Exit, .. Loop], "foreach (float x in new float[8]) { if ($test) return; $use }",
            "foreach (float x in new float[8]) { $use if ($test) Log(); }"),
        new("while", Loop, "int i = 0; while (($test) && i++ < 3) { $use }", "int i = 0; while (i++ < 3) { $use }"),
        new("do", Loop, "int i = 0; do { $use } while (($test) && i++ < 3);", "int i = 0; do { $use } while (i++ < 3);"),
        new("for", Loop, "for (int i = 0; ($test) && i < count; i++) { $use }", "for (int i = 0; i < count; i++) { $use }"),
    ];

    /// <summary>Whether the call is an expression in it.</summary>
    public bool TakesValue => Text.Contains("$value");
}
