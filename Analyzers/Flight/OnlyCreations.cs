using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Typestate;

namespace TypedCollectives.Analyzers.Flight;

/// <summary>Finds the one <c>new</c> that an expression stands for.</summary>
internal sealed class OnlyCreations(FlowContext context)
{
    // A chain of names longer than this is a loop of assignments.
    private const int MaxDepth = 8;

    /// <summary>The creation; <see langword="null"/> where it may be one of several, or stands out of sight.</summary>
    public IObjectCreationOperation? Of(IOperation? value) => Of(value, depth: 0);

    private IObjectCreationOperation? Of(IOperation? value, int depth)
    {
        if (value is null || depth > MaxDepth)
            return null;
        return context.Captures.Resolve(value) switch
        {
            IObjectCreationOperation creation => creation,
            ILocalReferenceOperation local => Of(context.Writes.OnlyValueOf(local.Local), depth + 1),
            IMemberReferenceOperation { Instance: null or IInstanceReferenceOperation, Member: var member } when IsSetWhereMade(member) =>
                Of(ValueOf(member), depth + 1),
            _ => null,
        };
    }

    private static bool IsSetWhereMade(ISymbol member) => member is IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null };

    // The initializer, or what the only constructor that sets it assigns.
    private IOperation? ValueOf(ISymbol member)
    {
        var bodies = context.Known.Bodies;
        var assigned = member.ContainingType.GetMembers().OfType<IMethodSymbol>()
            .Where(static method => method.MethodKind is MethodKind.Constructor or MethodKind.StaticConstructor)
            .SelectMany(method => bodies.Of(method)?.Descendants() ?? [])
            .OfType<ISimpleAssignmentOperation>()
            .Where(assignment => SymbolEqualityComparer.Default.Equals(assignment.Target.ReferencedSymbol(), member))
            .Select(static assignment => assignment.Value)
            .ToList();
        if (bodies.OfInitializer(member) is ISymbolInitializerOperation initializer)
            assigned.Add(initializer.Value);
        return assigned.Count == 1 ? assigned[0] : null;
    }
}
