using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace TypedCollectives.Generators.Reading;

/// <summary>A step method that can be served.</summary>
internal sealed class StepMethod
{
    private StepMethod(
        IMethodSymbol symbol,
        IParameterSymbol communicator,
        IParameterSymbol? stream,
        ImmutableArray<BoundCollective> collectives)
    {
        Symbol = symbol;
        Communicator = communicator;
        Stream = stream;
        File = symbol.Parameters.FirstOrDefault(static parameter => parameter.IsCallerFile());
        Line = symbol.Parameters.FirstOrDefault(static parameter => parameter.IsCallerLine());
        Collectives = collectives;
    }

    public IMethodSymbol Symbol { get; }

    public IParameterSymbol Communicator { get; }

    public IParameterSymbol? Stream { get; }

    /// <summary>The parameter that gets the caller's file.</summary>
    public IParameterSymbol? File { get; }

    /// <summary>The parameter that gets the caller's line.</summary>
    public IParameterSymbol? Line { get; }

    public ImmutableArray<BoundCollective> Collectives { get; }

    /// <summary>The step methods of a type that can be served, in declaration order.</summary>
    public static IEnumerable<StepMethod> AllOf(INamedTypeSymbol type) =>
        type.GetMembers().OfType<IMethodSymbol>()
            .Where(static method => method.Has(KnownNames.StepAttribute))
            .Select(Of)
            .OfType<StepMethod>();

    private static StepMethod? Of(IMethodSymbol method)
    {
        if (method is not { IsPartialDefinition: true, PartialImplementationPart: null, ReturnsVoid: true, IsVararg: false }
            || method.Parameters.Any(static parameter => parameter.RefKind != RefKind.None)
            || !Declarations.CanBeExtended(method.ContainingType))
        {
            return null;
        }

        var communicators = method.Parameters.Where(IsCommunicator).ToList();
        var streams = method.Parameters.Where(IsStream).ToList();
        if (communicators.Count != 1 || streams.Count > 1 || Bind(method) is not { IsEmpty: false } collectives)
            return null;
        return new StepMethod(method, communicators[0], streams.FirstOrDefault(), collectives);
    }

    /// <summary>
    /// The collectives of all parameters. A step is served whole or not at all: one that silently lacked a collective
    /// would be a wrong program.
    /// </summary>
    private static ImmutableArray<BoundCollective>? Bind(IMethodSymbol method)
    {
        var collectives = ImmutableArray.CreateBuilder<BoundCollective>();
        var untouched = new HashSet<string>(StringComparer.Ordinal);
        foreach (var parameter in method.Parameters)
        {
            var annotations = CollectiveAnnotation.Of(parameter).ToList();
            if (annotations.Count == 0 && !IsCommunicator(parameter) && !IsStream(parameter)
                && !parameter.IsCallerFile() && !parameter.IsCallerLine())
            {
                untouched.Add(parameter.Name);
            }
            foreach (var annotation in annotations)
            {
                if (OperandOf(parameter) is not { } send
                    || BoundCollective.Bind(annotation, send, into => Find(method, into)) is not { } collective)
                {
                    return null;
                }
                collectives.Add(collective);
            }
        }
        untouched.ExceptWith(method.Parameters.SelectMany(CollectiveAnnotation.Of).Select(static annotation => annotation.Into!));
        return untouched.Count == 0 ? collectives.ToImmutable() : null;
    }

    private static Operand? Find(IMethodSymbol method, string name) =>
        method.Parameters.FirstOrDefault(parameter => parameter.Name == name) is { } target ? OperandOf(target) : null;

    private static Operand? OperandOf(IParameterSymbol parameter)
    {
        var name = Names.Escape(parameter.Name);
        return BufferType.Of(parameter.Type) is { } buffer ? new Operand(name, name, buffer) : null;
    }

    private static bool IsCommunicator(IParameterSymbol parameter) =>
        parameter.Type.Is(KnownNames.Runtime, KnownNames.Communicator);

    private static bool IsStream(IParameterSymbol parameter) =>
        parameter.Type.Is(KnownNames.IlgpuRuntime, KnownNames.AcceleratorStream);
}
