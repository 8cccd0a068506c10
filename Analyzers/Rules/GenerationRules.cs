using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Rules;

/// <summary>TC9xxx: declarations that the generator reads. Where one of them reports an error, nothing is generated.</summary>
internal static class GenerationRules
{
    public static readonly DiagnosticDescriptor NotPartial = Create(
        RuleIdentifiers.NotPartial,
        "The type and its containers must be partial",
        "Nothing can be added to '{0}': {1} must be partial");

    public static readonly DiagnosticDescriptor StepShape = Create(
        RuleIdentifiers.StepShape,
        "A step must be a partial void method without a body",
        "The body of step '{0}' cannot be generated: the method {1}");

    public static readonly DiagnosticDescriptor StepCommunicator = Create(
        RuleIdentifiers.StepCommunicator,
        "A step needs exactly one communicator",
        "Step '{0}' has {1} Communicator parameters: it needs exactly one, on which its collectives run");

    public static readonly DiagnosticDescriptor UnsupportedBuffer = Create(
        RuleIdentifiers.UnsupportedBuffer,
        "The buffer type is not supported",
        "'{0}' of type '{1}' cannot take part in a collective: {2}");

    public static readonly DiagnosticDescriptor InvalidInto = Create(
        RuleIdentifiers.InvalidInto,
        "The target of the result is missing or does not fit",
        "The result of {0} on '{1}' has nowhere to go: {2}");

    public static readonly DiagnosticDescriptor GeneratedNameTaken = Create(
        RuleIdentifiers.GeneratedNameTaken,
        "A name that would be generated is taken",
        "'{0}' would get a generated '{1}', but {2}");

    public static readonly DiagnosticDescriptor AttributeWithoutEffect = Create(
        RuleIdentifiers.AttributeWithoutEffect,
        "The attribute has no effect here",
        "[{0}] on '{1}' has no effect: {2}",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor NoUniformLanes = Create(
        RuleIdentifiers.NoUniformLanes,
        "The struct has no uniform lanes",
        "'{0}' cannot be reduced lane by lane: {1}");

    public static readonly DiagnosticDescriptor NothingToGenerate = Create(
        RuleIdentifiers.NothingToGenerate,
        "Nothing can be generated for the type",
        "Nothing is generated for '{0}': {1}",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor ReductionMismatch = Create(
        RuleIdentifiers.ReductionMismatch,
        "The reduction does not reduce the buffer's element type",
        "'{0}' cannot reduce '{1}': it does not implement IReduction<{2}>");

    public static readonly DiagnosticDescriptor NegativeRoot = Create(
        RuleIdentifiers.NegativeRoot,
        "The root is negative",
        "The root of {0} on '{1}' is {2}: ranks are numbered from 0");

    public static readonly DiagnosticDescriptor InvalidBucket = Create(
        RuleIdentifiers.InvalidBucket,
        "The buffer does not fit into the bucket",
        "'{0}' cannot be in bucket '{1}': {2}");

    private static DiagnosticDescriptor Create(
        string id, string title, string message, DiagnosticSeverity severity = DiagnosticSeverity.Error) =>
        new(id, title, message, RuleCategories.Generation, severity, isEnabledByDefault: true, helpLinkUri: RuleHelp.LinkTo(id));
}
