using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Grouping;

/// <summary>A parameter of a helper that decides on which communicator the helper issues a call.</summary>
internal readonly struct HelperParameter(IParameterSymbol parameter, IInvocationOperation issued)
{
    public IParameterSymbol Parameter { get; } = parameter;

    /// <summary>The call that is issued.</summary>
    public IInvocationOperation Issued { get; } = issued;
}
