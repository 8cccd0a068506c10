using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Sequences;
using TypedCollectives.Analyzers.Uniformity;

namespace TypedCollectives.Analyzers.Divergence;

/// <summary>Finds arguments that all ranks must agree on and that depend on the rank.</summary>
internal static class ArgumentDivergences
{
    public static IEnumerable<(Diagnostic Diagnostic, SyntaxNode Cause)> Find(FunctionFlow flow, UniformityEngine engine)
    {
        if (engine.Of(flow) is not { } uniformity)
            yield break;
        foreach (var call in flow.Graph.Blocks.SelectMany(static block => block.Evaluated())
            .SelectMany(static operation => operation.DescendantsAndSelf()).OfType<IInvocationOperation>())
        {
            var contract = ContractCall.Of(call, engine.Known);
            if (contract is { Contract.IsCollective: true } && call.Instance is { } communicator && engine.Known.IsAnyCommunicator(communicator.Type)
                && uniformity.ArgumentOf(communicator.Syntax).Self is { IsOfRank: true } choice
                && !Memberships.IsPartial(contract, flow, engine.Known))
                yield return Report(communicator.Syntax, "communicator", call, choice, "use the same one on every rank");
            foreach (var argument in call.Arguments)
            {
                if (argument.ArgumentKind == ArgumentKind.DefaultValue || argument.Parameter is not { } parameter)
                    continue;
                if (Agreed(contract, parameter, engine) is { } what)
                {
                    var given = uniformity.ArgumentOf(argument.Syntax);
                    var variance = IsNumbers(parameter) ? given.Any : given.Self;
                    if (variance.Varies && !RankConditions.IsTautology(argument.Value, flow, engine))
                        yield return Report(argument.Syntax, what, call, variance, "pass the same value on every rank");
                }
                else if (contract is not null && NeedsEqualLengths(contract)
                    && IsOfAllRanks(contract.Contract.Operation, contract.Contract.RoleOf(parameter.OriginalDefinition))
                    && BufferLengths.VaryingIn(argument.Value, flow, uniformity) is { } length)
                {
                    yield return Report(argument.Syntax, "number of elements", call, length, "make it the same on every rank");
                }
            }
        }
    }

    // Of an array it is the length that all ranks share, and of a span that is only read, such as one of counts, what it holds.
    private static bool IsNumbers(IParameterSymbol parameter) =>
        parameter.Type is INamedTypeSymbol { Name: "ReadOnlySpan", TypeArguments.Length: 1 } span
        && span.TypeArguments[0].SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;

    private static string? Agreed(ContractCall? call, IParameterSymbol parameter, UniformityEngine engine)
    {
        if (call?.Contract.IsCollective == true)
        {
            switch (call.Contract.RoleOf(parameter.OriginalDefinition))
            {
                case ParameterRole.Root:
                    return "root";
                case ParameterRole.Op:
                    return "reduction";
                case ParameterRole.Count:
                    return "number of elements";
                case ParameterRole.DataType:
                    return "element type";
            }
        }

        // What an out parameter held before is lost: its attribute is about what it is given.
        return parameter.RefKind != RefKind.Out && parameter.OriginalDefinition.HasValueAttribute(engine.Known.UniformAttribute)
            ? $"'{parameter.Name}'" : null;
    }

    // What Gather receives and Scatter sends is the root's alone.
    private static bool IsOfAllRanks(string operation, ParameterRole role) => role switch
    {
        ParameterRole.Buffer => true,
        ParameterRole.Send => operation is not "Scatter",
        ParameterRole.Recv => operation is not "Gather",
        _ => false,
    };

    private static bool NeedsEqualLengths(ContractCall call) =>
        call.Kind == CallKind.Collective && !call.Contract.Operation.EndsWith("V", StringComparison.Ordinal)
        && call.Contract.Operation is "AllReduce" or "Broadcast" or "Reduce" or "AllGather" or "ReduceScatter" or "AllToAll" or "Gather" or "Scatter";

    private static (Diagnostic Diagnostic, SyntaxNode Cause) Report(
        SyntaxNode argument, string what, IInvocationOperation call, Variance variance, string mend) => (
        Diagnostic.Create(
            ArgumentRules.DivergentArgument, argument.GetLocation(), what, call.TargetMethod.Name,
            SyntaxText.Of(variance.Origin ?? argument), mend),
        argument);
}
