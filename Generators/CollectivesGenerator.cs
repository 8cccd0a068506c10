using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Generators.Models;
using TypedCollectives.Generators.Reading;
using TypedCollectives.Generators.Writing;

namespace TypedCollectives.Generators;

/// <summary>Writes what collective states, collective steps and collective elements leave to be written.</summary>
/// <remarks>
/// What cannot be served is left out without a word: the analyzers explain it. One of a type's attributes leads, and the
/// model read for it holds everything the type gets, so that a type has one file and no step has to combine others.
/// </remarks>
[Generator(LanguageNames.CSharp)]
public sealed class CollectivesGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        Register(context, KnownNames.StateAttribute, TrackingNames.States);
        Register(context, KnownNames.ElementAttribute, TrackingNames.Elements);
        Register(context, KnownNames.StepAttribute, TrackingNames.Steps);
    }

    private static void Register(IncrementalGeneratorInitializationContext context, string attribute, string trackingName)
    {
        var types = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                $"{KnownNames.Runtime}.{attribute}",
                static (node, _) => node is TypeDeclarationSyntax or MethodDeclarationSyntax,
                static (attributed, cancellation) => TypeReader.Read(attributed, cancellation))
            .Where(static type => type is not null)
            .WithTrackingName(trackingName);
        context.RegisterSourceOutput(types, static (output, type) => output.AddSource(type!.HintName, TypeWriter.Write(type)));
    }
}
