using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Generators.Models;

namespace TypedCollectives.Generators.Reading;

/// <summary>Reads the step methods of a type: their declarations, to be repeated exactly, and their collectives.</summary>
internal static class StepReader
{
    public static EquatableArray<StepModel> ReadAll(INamedTypeSymbol type, CancellationToken cancellation) =>
        StepMethod.AllOf(type).Select(step => Read(step, cancellation)).ToImmutableArray();

    private static StepModel Read(StepMethod step, CancellationToken cancellation)
    {
        var method = step.Symbol;
        var syntax = (MethodDeclarationSyntax)method.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        var buffers = method.Parameters.Select(static parameter => (parameter.Name, Type: BufferType.Of(parameter.Type))).ToList();
        return new StepModel(
            string.Join(" ", syntax.Modifiers.Select(static modifier => modifier.Text)),
            Names.Escape(method.Name),
            ReadTypeParameters(step),
            method.Parameters.Select(parameter => Read(parameter, cancellation)).ToImmutableArray(),
            Names.Escape(step.Communicator.Name),
            step.Stream is { } stream ? Names.Escape(stream.Name) : null,
            new CallSiteNames(
                step.File is { } file ? Names.Escape(file.Name) : null, step.Line is { } line ? Names.Escape(line.Name) : null),
            buffers.Where(static buffer => buffer.Type?.IsNullable == true)
                .Select(static buffer => Names.Escape(buffer.Name)).ToImmutableArray(),
            step.Collectives.Select(static collective => collective.Call).ToImmutableArray(),
            RunsInGroup: !buffers.Any(static buffer => buffer.Type?.IsSpan == true),
            IsDocumented(syntax),
            method.Has(KnownNames.CollectiveAttribute));
    }

    private static EquatableArray<TypeParameterModel> ReadTypeParameters(StepMethod step)
    {
        var reduced = step.Collectives.Select(static collective => collective.ReductionElement).ToList();
        return step.Symbol.TypeParameters.Select(parameter => new TypeParameterModel(
            Names.EscapeType(parameter.Name),
            Variance: "",
            reduced.Any(parameter.IsSameAs) && !parameter.Has(KnownNames.ReductionElementAttribute),

            // An override has the constraints of what it overrides and may not repeat them.
            step.Symbol.IsOverride ? "" : Constraints.Of(parameter))).ToImmutableArray();
    }

    private static StepParameter Read(IParameterSymbol parameter, CancellationToken cancellation)
    {
        var syntax = (ParameterSyntax)parameter.DeclaringSyntaxReferences[0].GetSyntax(cancellation);
        var modifiers = syntax.Modifiers.Select(static modifier => modifier.Text);
        return new StepParameter(
            string.Join(" ", modifiers.Append(Names.Of(parameter.Type))),
            Names.Escape(parameter.Name));
    }

    /// <summary>Asked of the text: without a documentation mode the compiler keeps such comments as plain ones.</summary>
    private static bool IsDocumented(MethodDeclarationSyntax method) =>
        method.GetLeadingTrivia().Any(static trivia =>
        {
            var text = trivia.ToFullString();
            return text.StartsWith("///", StringComparison.Ordinal) || text.StartsWith("/**", StringComparison.Ordinal);
        });
}
