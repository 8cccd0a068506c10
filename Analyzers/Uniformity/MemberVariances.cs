using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TypedCollectives.Analyzers.Contracts;

namespace TypedCollectives.Analyzers.Uniformity;

/// <summary>How fields and properties differ between ranks: by their attributes, else by what their type writes into them.</summary>
internal sealed class MemberVariances(UniformityEngine engine)
{
    private readonly Dictionary<ISymbol, ValueVariance> _cache = new(SymbolEqualityComparer.Default);

    /// <summary>What reading a field or property gives, whatever object it is read from.</summary>
    public ValueVariance Of(ISymbol member)
    {
        member = member.OriginalDefinition;
        if (_cache.TryGetValue(member, out var variance))
            return variance;

        // Entered before it is worked out: a member that is made of itself ends here.
        _cache.Add(member, ValueVariance.Uniform);
        return _cache[member] = Compute(member);
    }

    /// <summary>What attributes say of a member, parameter or return value, if they do.</summary>
    public Variance? Declared(ISymbol symbol)
    {
        if (symbol.HasValueAttribute(engine.Known.UniformAttribute))
            return Variance.Uniform;
        return symbol.HasValueAttribute(engine.Known.RankVaryingAttribute) ? Variance.Of(VarianceKinds.Rank, null) : null;
    }

    private ValueVariance Compute(ISymbol member)
    {
        if (Declared(member) is { } declared)
            return declared;
        if (member.DeclaringSyntaxReferences.IsEmpty)
            return ValueVariance.Uniform;
        if (member is IPropertySymbol { GetMethod: { } getter } && !IsAuto(member) && engine.ReturnOf(getter) is { } returned)
            return returned.WithoutParameters();
        var result = ValueVariance.Uniform;
        foreach (var flow in Writers(member))
        {
            if (engine.Of(flow)?.Ever(member) is { } written)
                result = result.Join(written.WithoutParameters());
        }

        // A rank that comes through a constructor or from another type keeps its name.
        if (!result.Self.Varies && member.Name is { } name && VarianceSources.IsRankName(name) && IsNumber(member))
            result = Variance.Of(VarianceKinds.Rank, null);
        return result;
    }

    private IEnumerable<FunctionFlow> Writers(ISymbol member)
    {
        foreach (var other in member.ContainingType.GetMembers())
        {
            if (other is IMethodSymbol method && !method.DeclaringSyntaxReferences.IsEmpty
                && (method.MethodKind == MethodKind.Constructor || MayWrite(method, member.Name))
                && engine.Flows.Of(method) is { } flow)
                yield return flow;
        }

        if (engine.Flows.OfInitializer(member) is { } initializer)
            yield return initializer;
    }

    private static bool MayWrite(IMethodSymbol method, string name) => method.DeclaringSyntaxReferences.Any(reference =>
        reference.GetSyntax().DescendantNodes().Any(node => node is IdentifierNameSyntax identifier && identifier.Identifier.ValueText == name));

    private static bool IsNumber(ISymbol member) => member switch
    {
        IFieldSymbol field => field.Type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32,
        IPropertySymbol property => property.Type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64 or SpecialType.System_UInt32,
        _ => false,
    };

    private static bool IsAuto(ISymbol property) => property.DeclaringSyntaxReferences.Any(static reference =>
        reference.GetSyntax() is PropertyDeclarationSyntax { ExpressionBody: null } declaration
            ? declaration.AccessorList?.Accessors.All(static accessor => accessor.Body is null && accessor.ExpressionBody is null) != false
            : reference.GetSyntax() is ParameterSyntax);
}
