using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Generation;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Flight;

/// <summary>Tells which buffers of a <c>[CollectiveState]</c> type a generated method puts in flight: its name says so.</summary>
internal sealed class StateBuffers(FlowContext context)
{
    public IEnumerable<(AccessPath Path, bool Writes)> Of(IInvocationOperation call)
    {
        foreach (var operand in call.Arguments.Select(static argument => argument.Value).Prepend(call.Instance).OfType<IOperation>())
        {
            var value = context.Captures.Resolve(operand);
            var isSequence = value.Type is IArrayTypeSymbol or INamedTypeSymbol { TypeArguments.Length: 1 } && !IsState(value.Type);
            var state = !isSequence ? value.Type : value.Type is IArrayTypeSymbol array ? array.ElementType : ((INamedTypeSymbol)value.Type!).TypeArguments[0];
            if (!IsState(state) || context.Paths.Of(value) is not { } path)
                continue;
            path = isSequence ? path.Append(PathStep.AnyIndex) : path;
            foreach (var (member, writes) in MembersOf(state!, call.TargetMethod.Name))
                yield return (path.Append(PathStep.Member(member)), writes);
        }
    }

    private bool IsState(ITypeSymbol? type) => type?.HasAttribute(context.Known.StateAttribute) == true;

    private IEnumerable<(ISymbol Member, bool Writes)> MembersOf(ITypeSymbol state, string method)
    {
        foreach (var member in state.GetMembers().Where(static member => member is IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false }))
        {
            foreach (var annotation in BufferAnnotation.Of(member, context.Known))
            {
                if (method != "Synchronize" && !string.Equals(method, annotation.Operation + member.Name.TrimStart('_'), StringComparison.OrdinalIgnoreCase))
                    continue;
                yield return (member, annotation.Into is null);
                if (annotation.Into is { } into && state.GetMembers(into).FirstOrDefault() is { } target)
                    yield return (target, true);
            }
        }
    }
}
