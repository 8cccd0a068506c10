using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Rules;

/// <summary>TC3xxx: the environment.</summary>
internal static class EnvironmentRules
{
    public static readonly DiagnosticDescriptor EnvironmentWithoutEffect = new(
        RuleIdentifiers.EnvironmentWithoutEffect,
        "NCCL does not see environment variables that managed code sets",
        "NCCL will not see '{0}': on Unix .NET keeps a copy of the environment, and native code reads the original; set the variable "
            + "before the process starts, or with setenv of libc before the first call of NCCL",
        RuleCategories.Arguments,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        description: "Environment.SetEnvironmentVariable changes what managed code and child processes see. The environment of "
            + "the process itself, which NCCL reads with getenv, stays as it was.",
        helpLinkUri: RuleHelp.LinkTo(RuleIdentifiers.EnvironmentWithoutEffect));
}
