using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Bodies;

/// <summary>What the rules look at first in a body, in the order it is evaluated in.</summary>
internal sealed class BodyOperations
{
    public BodyOperations(IOperation body)
    {
        var calls = ImmutableArray.CreateBuilder<IInvocationOperation>();
        var creations = ImmutableArray.CreateBuilder<IObjectCreationOperation>();
        var methods = ImmutableArray.CreateBuilder<IMethodReferenceOperation>();
        var values = ImmutableArray.CreateBuilder<IOperation>();
        foreach (var operation in body.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IInvocationOperation call:
                    calls.Add(call);
                    break;
                case IObjectCreationOperation creation:
                    creations.Add(creation);
                    break;
                case IMethodReferenceOperation method:
                    methods.Add(method);
                    break;
                case IFieldReferenceOperation or IPropertyReferenceOperation or IParameterReferenceOperation:
                    values.Add(operation);
                    break;
            }
        }

        Calls = calls.ToImmutable();
        Creations = creations.ToImmutable();
        Methods = methods.ToImmutable();
        Values = values.ToImmutable();
    }

    public ImmutableArray<IInvocationOperation> Calls { get; }

    /// <summary>The objects it makes.</summary>
    public ImmutableArray<IObjectCreationOperation> Creations { get; }

    /// <summary>The methods that delegates are made of.</summary>
    public ImmutableArray<IMethodReferenceOperation> Methods { get; }

    /// <summary>The fields, properties and parameters it mentions.</summary>
    public ImmutableArray<IOperation> Values { get; }
}
