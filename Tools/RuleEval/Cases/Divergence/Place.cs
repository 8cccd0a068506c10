using System.Collections.Immutable;

namespace TypedCollectives.RuleEval.Cases.Divergence;

/// <summary>Where the call stands.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Use">The statement that makes the call.</param>
/// <param name="Value">An expression that makes the call and is true.</param>
internal sealed record Place(string Name, Fragment Use, Fragment Value)
{
    private const string Helper = "private static $modifiersvoid Exchange($parameters) { $op }";
    private const string ValueHelper = "private static $modifiersbool TryExchange($parameters) { $op return true; }";

    public static readonly Place Direct = new("direct", new("$op"), new("TryExchange($arguments)", Members: ValueHelper));

    public static ImmutableArray<Place> All { get; } =
    [
        Direct,
        new("helper", new("Exchange($arguments);", Members: Helper), Direct.Value),
        new("helper of a helper",
            new("Outer($arguments);", Members: "private static $modifiersvoid Outer($parameters) => Exchange($arguments);\n" + Helper),
            new("Outer($arguments)", Members: "private static $modifiersbool Outer($parameters) => TryExchange($arguments);\n" + ValueHelper)),
        new("instance helper",
            new("Exchange($arguments);", Members: Helper.Replace("static ", "")),
            new("TryExchange($arguments)", Members: ValueHelper.Replace("static ", ""))),
        new("local function",
            new("Exchange();", "void Exchange() { $op }"),
            new("TryExchange()", "bool TryExchange() { $op return true; }")),
        new("delegate",
            new("exchange();", "Action exchange = () => { $op };"),
            new("exchange()", "Func<bool> exchange = () => { $op return true; };")),
        InLambda(),
        new("other class",
            new("Worker.Exchange($arguments);", Members: InWorker(Helper)),
            new("Worker.TryExchange($arguments)", Members: InWorker(ValueHelper))),
        new("object",
            new("worker.Step();", "var worker = new Worker($arguments);", InObject("void Step() { $op }")),
            new("worker.Step()", "var worker = new Worker($arguments);", InObject("bool Step() { $op return true; }"))),
        new("extension",
            new("comm.Exchange($rest);", Members: InExtensions("void Exchange($parameters) { $op }")),
            new("comm.Exchange($rest)", Members: InExtensions("bool Exchange($parameters) { $op return true; }"))),
        new("async helper",
            new("await ExchangeAsync($arguments);",
                Members: "private static async Task ExchangeAsync($parameters) { await Task.Yield(); $op }"),
            new("await ExchangeAsync($arguments)",
                Members: "private static async Task<bool> ExchangeAsync($parameters) { await Task.Yield(); $op return true; }"))
        {
            IsAsync = true,
        },
        Direct with
        {
            Name = "condition passed on",
            Wrap = "Step($arguments, count, $test);",
            WrapMembers = "private static $modifiersvoid Step($parameters, int count, bool test)\n{\n$arm\n}",
        },
    ];

    /// <summary>Whether the method is asynchronous, which one with pointers cannot be.</summary>
    public bool IsAsync { get; init; }

    /// <summary>What stands in the method around or instead of the arm.</summary>
    public string Wrap { get; init; } = "$arm";

    /// <summary>Where the arm goes if not there; its condition is then called <c>test</c>.</summary>
    public string WrapMembers { get; init; } = "";

    private static Place InLambda() => Direct with { Name = "lambda", Wrap = "Action run = () =>\n{\n$arm\n};\nrun();" };

    private static string InWorker(string helper) =>
        "}\n\npublic static class Worker\n{\n    " + helper.Replace("private", "public");

    private static string InObject(string method) =>
        "}\n\npublic sealed $modifiersclass Worker($parameters)\n{\n    public " + method;

    private static string InExtensions(string method) =>
        "}\n\npublic static $modifiersclass Extensions\n{\n    public static " + method.Replace("($parameters)", "(this $parameters)");
}
