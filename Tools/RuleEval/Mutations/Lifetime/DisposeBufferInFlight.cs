using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.RuleEval.Mutations.Lifetime;

/// <summary>A buffer is disposed while the collective works on it.</summary>
internal sealed class DisposeBufferInFlight() : CallMutation("dispose a buffer in flight", "TC4001", "TC4003")
{
    protected override string? Rewrite(CallSite call) =>
        call.Call.RecvBuffer?.Value.Type is { Name: "MemoryBuffer1D" } && call.Argument(ParameterRole.Buffer) is { } buffer
            ? $"{call.Statement} {buffer}.Dispose();"
            : null;
}
