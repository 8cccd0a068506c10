using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Rules;
using TypedCollectives.Analyzers.Values;

namespace TypedCollectives.Analyzers.Arguments;

/// <summary>TC3005: a buffer or stream of another communicator's device.</summary>
internal sealed class Devices(ValueReader values)
{
    private readonly DeviceReader _devices = new(values);

    public IEnumerable<Diagnostic> Check(ContractCall call)
    {
        if (call.Communicators().FirstOrDefault() is not { } communicator || _devices.OwnerOf(communicator) is not { } own)
            yield break;

        // Under a condition it may be the one rank whose device it is.
        Func<Atom, int?> minimum = Conditions.IsGuarded(call.Operation) ? static _ => null : Minimum.OnSomeRank;
        foreach (var argument in call.Operation.Arguments)
        {
            var name = call.Contract.RoleOf(argument.Parameter?.OriginalDefinition) switch
            {
                ParameterRole.Stream => "stream",
                ParameterRole.Communicator => null,
                _ when argument.Parameter?.Type is not INamedTypeSymbol { IsGenericType: true } => null,
                _ => "buffer",
            };
            if (name is null || argument.ArgumentKind == ArgumentKind.DefaultValue)
                continue;
            if (_devices.OwnerOf(argument.Value) is { } other && own.DiffersFrom(other, minimum))
            {
                yield return Diagnostic.Create(
                    ArgumentRules.WrongDevice, argument.Value.Syntax.GetLocation(), name, call.Name, other.Text, own.Text);
            }
        }
    }
}
