using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Rules;

/// <summary>TC4xxx: data in flight, streams, handles.</summary>
internal static class FlightRules
{
    public static readonly DiagnosticDescriptor BufferInFlight = new(
        RuleIdentifiers.BufferInFlight,
        "A buffer must not be touched while a collective on it is in flight",
        "'{0}' is {1} while '{2}' on line {3} {4}: {5}",
        RuleCategories.Flight,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A collective on device memory is put on a stream and returns at once; one in a group moves nothing before the "
            + "group ends. What is read before it is done is the old value or half of the new one.",
        helpLinkUri: RuleHelp.LinkTo(RuleIdentifiers.BufferInFlight));

    public static readonly DiagnosticDescriptor IgnoredHandle = new(
        RuleIdentifiers.IgnoredHandle,
        "The handle of a collective must not be ignored",
        "The {0} that '{1}' returns is ignored: nobody waits for the end of the operation or sees its failure; await it, or keep it and "
            + "wait for it later",
        RuleCategories.Flight,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "An operation that returns a task or another handle goes on after the call. Without the handle nobody knows when "
            + "its buffers are free again, and its exceptions are lost.",
        helpLinkUri: RuleHelp.LinkTo(RuleIdentifiers.IgnoredHandle));

    public static readonly DiagnosticDescriptor UseAfterDispose = new(
        RuleIdentifiers.UseAfterDispose,
        "A communicator or buffer must not be used after it is disposed",
        "'{0}' was {1} on line {2} on every path to this '{3}': use it before, or make a new one",
        RuleCategories.Flight,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "A communicator takes part in no collective after its end, and neither does a communicator of a clique that was "
            + "disposed. Its other ranks wait for a call that never comes.",
        helpLinkUri: RuleHelp.LinkTo(RuleIdentifiers.UseAfterDispose));

    public static readonly DiagnosticDescriptor OtherStream = new(
        RuleIdentifiers.OtherStream,
        "A buffer goes from one stream to another without a wait between",
        "'{0}' is used by '{1}' on {2} while '{3}' on line {4}, on {5}, may not be done with it: put both on one stream, or wait between",
        RuleCategories.Flight,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Work on one stream runs in order; work on two streams runs in any order unless an event or a wait on the host "
            + "puts it in one.",
        helpLinkUri: RuleHelp.LinkTo(RuleIdentifiers.OtherStream));
}
