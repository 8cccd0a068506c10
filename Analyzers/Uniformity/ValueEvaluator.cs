using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Uniformity;

/// <summary>Evaluates operations at one point of a function, and keeps what they assign.</summary>
internal sealed partial class ValueEvaluator(
    FunctionFlow flow, UniformityAnalysis analysis, UniformityEngine engine, UniformityState state, Variance control,
    BasicBlock block)
{
    public ValueVariance Evaluate(IOperation? operation)
    {
        if (operation is null)
            return ValueVariance.Uniform;
        var value = EvaluateCore(operation);
        return operation.ConstantValue.HasValue ? ValueVariance.Uniform : value;
    }

    private ValueVariance EvaluateCore(IOperation operation)
    {
        switch (operation)
        {
            case IFlowCaptureOperation capture:
                var captured = Evaluate(capture.Value);
                state.Set(capture.Id, new(captured.Self.Join(control), captured.Content));
                return captured;
            case IFlowCaptureReferenceOperation reference:
                return state.Get(reference.Id);
            case ISimpleAssignmentOperation assignment:
                return Assign(assignment.Target, Evaluate(assignment.Value));
            case ICompoundAssignmentOperation compound:
                return Assign(compound.Target, Evaluate(compound.Target).Join(Evaluate(compound.Value).Any));
            case IIncrementOrDecrementOperation increment:
                return Assign(increment.Target, Evaluate(increment.Target));
            case IDeconstructionAssignmentOperation deconstruction:
                return Deconstruct(deconstruction.Target, deconstruction.Value);
            case IConversionOperation conversion:
                return Evaluate(conversion.Operand);
            case IAwaitOperation awaited:
                return Evaluate(awaited.Operation);
            case ILocalReferenceOperation local:
                return Read(local.Local, local.Syntax);
            case IParameterReferenceOperation parameter:
                return Read(parameter.Parameter, parameter.Syntax);
            case IFieldReferenceOperation field:
                return ReadMember(field.Field, field.Instance, field.Syntax);
            case IPropertyReferenceOperation property:
                return ReadProperty(property);
            case IArrayElementReferenceOperation element:
                return Evaluate(element.ArrayReference).Any.Join(EvaluateAll(element.Indices).Picked());
            case IImplicitIndexerReferenceOperation element:
                return Evaluate(element.Instance).Any.Join(Evaluate(element.Argument).Any.Picked());
            case IInvocationOperation call:
                return Call(call);
            case IObjectCreationOperation creation:
                return Create(creation);
            case IArrayCreationOperation array:
                foreach (var size in array.DimensionSizes)
                    analysis.RememberArgument(size.Syntax, Evaluate(size), block);
                return new(EvaluateAll(array.DimensionSizes), Evaluate(array.Initializer).Any);
            case IRangeOperation range:
                foreach (var end in range.ChildOperations)
                    analysis.RememberArgument(end.Syntax, Evaluate(end), block);
                return EvaluateAll(range.ChildOperations);
            case IArrayInitializerOperation initializer:
                return new(Variance.Uniform, EvaluateAll(initializer.ElementValues));
            case ICollectionExpressionOperation collection:
                return collection.Elements.Aggregate(ValueVariance.Uniform, (sum, element) => sum.Join(
                    element is ISpreadOperation spread ? Evaluate(spread.Operand) : new ValueVariance(Variance.Uniform, Evaluate(element).Any)));
            case ICaughtExceptionOperation:
                return Variance.Of(VarianceKinds.Local, operation.Syntax);
            case IFlowAnonymousFunctionOperation or IAnonymousFunctionOperation or IDelegateCreationOperation or IMethodReferenceOperation
                or IInstanceReferenceOperation or ITypeOfOperation or ISizeOfOperation or INameOfOperation:
                return ValueVariance.Uniform;
            case IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison
                when IsOneOfSeveral(comparison.LeftOperand) || IsOneOfSeveral(comparison.RightOperand):
                return Variance.Of(VarianceKinds.Rank, comparison.Syntax);
            case IBinaryOperation binary:
                return Evaluate(binary.LeftOperand).Any.Join(Evaluate(binary.RightOperand).Any);
            default:
                return EvaluateAll(operation.ChildOperations);
        }
    }

    // The communicator whose turn it is, in a loop or lambda over all of them: to ask which one it is asks for the rank.
    private bool IsOneOfSeveral(IOperation operation) =>
        engine.Known.IsAnyCommunicator(operation.Unwrap().Type) && operation.ReferencedSymbol() switch
        {
            ILocalSymbol local => local.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is ForEachStatementSyntax),
            IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } } => true,
            _ => false,
        };

    private Variance EvaluateAll(IEnumerable<IOperation> operations)
    {
        var result = Variance.Uniform;
        foreach (var operation in operations)
            result = result.Join(Evaluate(operation).Any);
        return result;
    }

    private ValueVariance Read(ISymbol symbol, SyntaxNode syntax)
    {
        if (flow.Indices.Contains(symbol))
            return Variance.Of(VarianceKinds.Rank, syntax);
        if (state.TryGet(symbol, out var value))
            return value;

        // A variable of the function around: anything it is ever given there.
        for (var outer = flow.Container; outer is not null; outer = outer.Container)
        {
            if (engine.Of(outer)?.Ever(symbol) is { } ever)
                return ever.WithoutParameters();
        }

        return symbol is IParameterSymbol parameter ? ParameterVariances.Of(parameter, flow, engine) : ValueVariance.Uniform;
    }

    private ValueVariance ReadMember(ISymbol member, IOperation? instance, SyntaxNode syntax)
    {
        if (state.TryGet(member, out var assigned))
            return assigned;
        var value = engine.Members.Of(member);
        if (value.Self.Varies && value.Self.Origin is null)
            value = new(Variance.Of(value.Self.Kinds, syntax), value.Content);
        if (engine.Members.Declared(member) is not null)
            return value;
        var holder = Evaluate(instance);
        return value.Join(new ValueVariance(holder.Self, holder.Content));
    }

    // The element of a tuple, the length of an array, what an iterator stands at.
    private ValueVariance ReadProperty(IPropertyReferenceOperation property)
    {
        var kinds = VarianceSources.Of(property.Property, null);
        if (kinds != VarianceKinds.None)
            return Variance.Of(kinds, property.Syntax);
        var member = property.Property;
        if (property.Arguments.Length > 0)
        {
            var indexed = Evaluate(property.Instance).Any;
            foreach (var argument in property.Arguments)
                indexed = indexed.Join(Evaluate(argument.Value).Any.Picked());
            return indexed;
        }

        switch (member.Name)
        {
            case "Current":
                return Evaluate(property.Instance).Any;
            case "Length" or "LongLength" or "Count" or "IsEmpty" when property.Instance is { } collection && member.DeclaringSyntaxReferences.IsEmpty:
                return engine.Members.Declared(member) ?? Evaluate(collection).Self;
        }

        return ReadMember(member, property.Instance, property.Syntax);
    }

    private ValueVariance Create(IObjectCreationOperation creation)
    {
        var arguments = Variance.Uniform;
        foreach (var argument in creation.Arguments)
            arguments = arguments.Join(Evaluate(argument.Value).Any);
        GiveBack(creation.Constructor, creation.Arguments, arguments);
        var content = Evaluate(creation.Initializer).Any;
        if (creation.Type?.Name == "Random" && creation.Arguments.IsEmpty)
            return Variance.Of(VarianceKinds.Local, creation.Syntax);

        // What an object of the compilation's own holds is known member by member.
        return creation.Constructor?.DeclaringSyntaxReferences.IsEmpty == false || creation.Type?.Locations.Any(static l => l.IsInSource) == true
            ? ValueVariance.Uniform
            : new(arguments, content);
    }

    private ValueVariance Assign(IOperation target, ValueVariance value)
    {
        value = new(value.Self.Join(control), value.Content);
        switch (target is IDeclarationExpressionOperation declaration ? declaration.Expression : target.Unwrap())
        {
            case ILocalReferenceOperation or IParameterReferenceOperation:
                Store(target.ReferencedSymbol()!, value);
                break;
            case IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true }:
                Store(target.ReferencedSymbol()!, value);
                break;
            case IFlowCaptureReferenceOperation reference:
                // a[0] = test ? 1 : 0: which element it is was worked out before the value.
                state.Set(reference.Id, value);
                if (Captures.OnlyValueOf(reference, flow) is { } captured and not IFlowCaptureReferenceOperation)
                    Assign(captured, value);
                break;
            case IArrayElementReferenceOperation element:
                // A communicator is that of the ranks that share its id, wherever it is put.
                Fill(element.ArrayReference, engine.Known.IsAnyCommunicator(element.Type) ? value.Any : value.Any.Join(EvaluateAll(element.Indices)));
                break;
            case IPropertyReferenceOperation { Instance: { } instance }:
                Fill(instance, value.Any);
                break;
            case IImplicitIndexerReferenceOperation element:
                Fill(element.Instance, value.Any);
                break;
        }

        return value;
    }

    private ValueVariance Deconstruct(IOperation target, IOperation value)
    {
        var targets = target is IDeclarationExpressionOperation declaration ? declaration.Expression : target;
        if (targets is ITupleOperation to && value.Unwrap() is ITupleOperation from && to.Elements.Length == from.Elements.Length)
        {
            for (var i = 0; i < to.Elements.Length; i++)
                Deconstruct(to.Elements[i], from.Elements[i]);
            return ValueVariance.Uniform;
        }

        var whole = Evaluate(value);
        if (targets is ITupleOperation elements)
        {
            foreach (var element in elements.Elements)
                Assign(element is IDeclarationExpressionOperation inner ? inner.Expression : element, whole.Any);
            return whole;
        }

        return Assign(targets, whole);
    }

    /// <summary>Puts something into a collection or behind a pointer.</summary>
    private void Fill(IOperation collection, Variance value)
    {
        if (Root(collection) is { } symbol)
            Store(symbol, Read(symbol, collection.Syntax).WithContent(value.Join(control)));
    }

    private void Store(ISymbol symbol, ValueVariance value)
    {
        state.Set(symbol, value);
        analysis.Remember(symbol, value);
    }

    // The variable a buffer is held in: buffers[i], view.SubView(...), array.AsSpan().
    private ISymbol? Root(IOperation? operation)
    {
        while (operation is not null)
        {
            operation = operation.Unwrap();
            if (operation.ReferencedSymbol() is { } symbol)
                return symbol;
            operation = operation switch
            {
                IFlowCaptureReferenceOperation reference => Captures.OnlyValueOf(reference, flow),
                IArrayElementReferenceOperation element => element.ArrayReference,
                IPropertyReferenceOperation property => property.Instance,
                IInvocationOperation { Instance: { } instance } => instance,
                IInvocationOperation { TargetMethod.IsExtensionMethod: true, Arguments.Length: > 0 } call => call.Arguments[0].Value,
                IAddressOfOperation address => address.Reference,
                _ => null,
            };
        }

        return null;
    }
}
