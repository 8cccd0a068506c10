using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;
using TypedCollectives.Analyzers.Values;

namespace TypedCollectives.Analyzers.Distribution;

/// <summary>Finds the method behind a delegate that launches a kernel.</summary>
internal sealed class Kernels(KnownSymbols known, BodyIndex body)
{
    /// <summary>The parameter of the kernel, or of the method itself, that an argument is for.</summary>
    public IParameterSymbol? ParameterOf(IInvocationOperation call, IArgumentOperation argument)
    {
        if (call.TargetMethod.MethodKind != MethodKind.DelegateInvoke)
            return argument.Parameter;
        if (argument.Parameter is not { } given || MethodOf(call.Instance) is not { } kernel)
            return null;

        // A stream or a configuration comes first, and is not the kernel's.
        var ordinal = given.Ordinal - (call.TargetMethod.Parameters.Length - kernel.Parameters.Length);
        return ordinal >= 0 && ordinal < kernel.Parameters.Length ? kernel.Parameters[ordinal] : null;
    }

    private IMethodSymbol? MethodOf(IOperation? launcher)
    {
        if (launcher?.Unwrap() is not { } operation)
            return null;
        if (operation.AsElement() is var (collection, _))
            return MethodOf(collection);
        var loaded = operation switch
        {
            ILocalReferenceOperation { Local: var local } => body.ValueOf(local),
            IFieldReferenceOperation { Field: var field } => AssignedInConstructor(field),
            _ => null,
        };
        return loaded?.DescendantsAndSelf().OfType<IInvocationOperation>()
            .Where(static call => call.TargetMethod.Name.StartsWith("Load", StringComparison.Ordinal) && call.TargetMethod.Name.Contains("Kernel"))
            .SelectMany(static call => call.Arguments.SelectMany(static argument => argument.Value.DescendantsAndSelf()))
            .OfType<IMethodReferenceOperation>()
            .FirstOrDefault()?.Method;
    }

    private IOperation? AssignedInConstructor(IFieldSymbol field) => field.ContainingType.Constructors
        .Select(constructor => constructor.DeclaringSyntaxReferences.IsEmpty ? null : known.Bodies.Of(constructor))
        .SelectMany(static constructor => constructor?.Descendants() ?? [])
        .OfType<ISimpleAssignmentOperation>()
        .FirstOrDefault(assignment => SymbolEqualityComparer.Default.Equals(assignment.Target.ReferencedSymbol(), field))?.Value;
}
