using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Rules;

/// <summary>TC3xxx: arguments and types.</summary>
internal static class ArgumentRules
{
    public static readonly DiagnosticDescriptor NotAnElementType = new(
        RuleIdentifiers.NotAnElementType,
        "The type is not an element type",
        "'{0}' is not an element type that '{1}' can reduce: use sbyte, byte, int, uint, long, ulong, Half, BFloat16, "
            + "Float8E4M3, Float8E5M2, float, double or a [CollectiveElement] struct, or reduce with a struct of your own that "
            + "implements IReduction<{0}>",
        RuleCategories.Arguments,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        description: "The built-in reductions understand the element types only. Any other type would fail at run time.",
        helpLinkUri: RuleHelp.LinkTo(RuleIdentifiers.NotAnElementType));

    public static readonly DiagnosticDescriptor DivergentArgument = Create(
        RuleIdentifiers.DivergentArgument,
        "All ranks must give the same root, reduction, count and communicator",
        "The {0} of '{1}' is not the same on all ranks: it depends on '{2}'; {3}",
        "The calls of all ranks are one operation. Where its ranks disagree on what it is, it hangs, or leaves wrong data "
            + "without a word.");

    public static readonly DiagnosticDescriptor RankOutOfRange = Create(
        RuleIdentifiers.RankOutOfRange,
        "The root or peer is no rank",
        "The {0} of '{1}' is {2}",
        "Ranks are numbered from 0 to the number of ranks - 1, over all processes. Any other number fails at run time.");

    public static readonly DiagnosticDescriptor LengthMismatch = Create(
        RuleIdentifiers.LengthMismatch,
        "The buffers' lengths do not fit the collective",
        "'{0}' needs {1}, but {2}",
        "Each collective relates the lengths of what is sent and what is received. Lengths that do not fit are refused by the SDK; the "
            + "native library does not know them, and reads or writes past the end.");

    public static readonly DiagnosticDescriptor WrongDevice = Create(
        RuleIdentifiers.WrongDevice,
        "The buffer or stream is another device's",
        "The {0} of '{1}' belongs to {2}, and the communicator to {3}: allocate it with the communicator's own Accelerator",
        "A collective works on the memory and streams of its communicator's device.");

    public static readonly DiagnosticDescriptor OverlappingBuffers = Create(
        RuleIdentifiers.OverlappingBuffers,
        "What is sent and what is received overlap",
        "What '{0}' sends and what it receives overlap: {1}",
        "A collective works in place only where the send buffer lies exactly where the operation defines it. Other overlaps are read "
            + "while they are written.");

    public static readonly DiagnosticDescriptor DuplicateDevice = Create(
        RuleIdentifiers.DuplicateDevice,
        "A device is given twice",
        "'{0}' is given {1} twice: a device can be one rank only",
        "Every rank of a clique needs a device of its own.");

    private static DiagnosticDescriptor Create(string id, string title, string message, string description) => new(
        id, title, message, RuleCategories.Arguments, DiagnosticSeverity.Warning, isEnabledByDefault: true, description, RuleHelp.LinkTo(id));
}
