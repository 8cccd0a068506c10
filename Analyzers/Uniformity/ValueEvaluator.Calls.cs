using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;

namespace TypedCollectives.Analyzers.Uniformity;

/// <content>Calls: what they return, and what they do to the buffers they are given.</content>
internal sealed partial class ValueEvaluator
{
    private ValueVariance Call(IInvocationOperation call)
    {
        var instance = Evaluate(call.Instance);
        if (call.Instance is { } receiver)
            analysis.RememberArgument(receiver.Syntax, instance, block);
        foreach (var argument in call.Arguments)
            analysis.RememberArgument(argument.Syntax, Evaluate(argument.Value), block);
        if (ContractCall.Of(call, engine.Known) is { } contract)
        {
            var agreed = Collective(contract);
            GiveBack(call.Arguments, DeclaredOf);
            return agreed;
        }

        var result = Source(call) ?? (call.TargetMethod.DeclaringSyntaxReferences.IsEmpty ? Foreign(call, instance) : Own(call, instance));
        GiveBack(call.TargetMethod, call.Arguments, result.Self);
        return engine.Members.Declared(call.TargetMethod) is { } declared ? At(declared, call.Syntax) : result;
    }

    private ValueVariance? Source(IInvocationOperation call)
    {
        var constant = call.Arguments.FirstOrDefault()?.Value.ConstantValue is { HasValue: true } value ? value.Value : null;
        var kinds = VarianceSources.Of(call.TargetMethod, constant);
        if (kinds != VarianceKinds.None)
            return Variance.Of(kinds, call.Syntax);
        return IsVariable(call) ? ValueVariance.Uniform : null;
    }

    private static bool IsVariable(IInvocationOperation call) =>
        call.TargetMethod is { Name: "GetEnvironmentVariable", ContainingType.Name: "Environment" };

    // A method of the framework makes its result of what it is given; one that puts something into a collection changes that.
    private ValueVariance Foreign(IInvocationOperation call, ValueVariance instance)
    {
        var arguments = Variance.Uniform;
        foreach (var argument in call.Arguments)
        {
            // What memory holds that a native function is given is data to it, not what it goes by.
            var given = Evaluate(argument.Value).Any;
            arguments = arguments.Join(argument.Value.Type is IPointerTypeSymbol ? analysis.Resolve(given, block).Picked() : given);
        }

        switch (call.TargetMethod.Name)
        {
            case "GetEnumerator" or "GetAsyncEnumerator" or "AsSpan" or "AsMemory" or "ToArray" or "ToList" or "ConfigureAwait":
                return call.Instance is null && call.Arguments.Length > 0 ? Evaluate(call.Arguments[0].Value) : instance;
            case "MoveNext" or "MoveNextAsync":
                return instance.Self;
            case "Add" or "AddRange" or "Insert" or "Enqueue" or "Push" or "Remove" or "RemoveAt" or "Clear" or "Fill" or "Append"
                when call.Instance is { } collection && Root(collection) is { } symbol:
                var old = Read(symbol, call.Syntax);
                Store(symbol, new(old.Self.Join(control), old.Content.Join(arguments)));
                return instance.Any;
            case "CopyTo" when call.Instance is not null && call.Arguments.Length > 0:
                Fill(call.Arguments[0].Value, instance.Any);
                return ValueVariance.Uniform;
            default:
                return instance.Any.Join(arguments);
        }
    }

    private ValueVariance Own(IInvocationOperation call, ValueVariance instance)
    {
        var returned = call.TargetMethod.MethodKind == MethodKind.DelegateInvoke ? null : engine.ReturnOf(call.TargetMethod);
        if (returned is not { } value)
            return instance.Any;
        var arguments = call.Arguments.ToLookup(static argument => argument.Parameter?.Ordinal ?? -1, argument => Evaluate(argument.Value));
        TakeBack(call, Argument);
        return new(value.Self.Substitute(Argument), value.Content.Substitute(Argument));

        ValueVariance Argument(int ordinal) => arguments[ordinal].FirstOrDefault();
    }

    // int.TryParse(text, out var rank); Identify(comm, out int id)
    private void GiveBack(IMethodSymbol? method, ImmutableArray<IArgumentOperation> arguments, Variance otherwise)
    {
        var callee = method is null or { DeclaringSyntaxReferences.IsEmpty: true } ? null : engine.Flows.Of(method);
        GiveBack(arguments, argument => DeclaredOf(argument)
            ?? (callee is null ? null : engine.Of(callee))?.AtExit(argument.Parameter!.OriginalDefinition)?.WithoutParameters()
            ?? otherwise);
    }

    private void GiveBack(ImmutableArray<IArgumentOperation> arguments, Func<IArgumentOperation, ValueVariance?> left)
    {
        foreach (var argument in arguments)
        {
            if (argument.Parameter is { RefKind: RefKind.Out or RefKind.Ref } && left(argument) is { } value)
                Assign(argument.Value, value);
        }
    }

    // Of an out or ref parameter the attribute says what the call leaves in it: Read([RankVarying] out int batches).
    private ValueVariance? DeclaredOf(IArgumentOperation argument) =>
        engine.Members.Declared(argument.Parameter!.OriginalDefinition) is { } declared ? At(declared, argument.Syntax) : null;

    private static ValueVariance At(Variance declared, SyntaxNode syntax) =>
        declared.Varies ? Variance.Of(declared.Kinds, syntax) : declared;

    // What the buffers hold once the method has worked on them: a helper may have agreed on it.
    private void TakeBack(IInvocationOperation call, Func<int, ValueVariance> argument)
    {
        if (!engine.Known.Effects.MayCommunicate(call.TargetMethod)
            || engine.Flows.Of(call.TargetMethod) is not { } callee || engine.Of(callee) is not { } inner)
            return;
        foreach (var given in call.Arguments)
        {
            if (given.Parameter is { RefKind: RefKind.None, Type.SpecialType: SpecialType.None } parameter && Root(given.Value) is { } buffer
                && inner.AtExit(parameter.OriginalDefinition) is { } left)
                Store(buffer, new(Read(buffer, given.Syntax).Self, left.Content.Substitute(argument)));
        }
    }

    private ValueVariance Collective(ContractCall call)
    {
        var method = call.Operation.TargetMethod;
        if (call.Kind == CallKind.Query)
        {
            Answer(call);
            return ValueVariance.Uniform;
        }

        var agrees = call.Kind == CallKind.Collective ? Agrees(call.Contract.Operation) : null;
        if (agrees is { } clears)
        {
            // All ranks hold the same now, or each holds its own part.
            Receive(call, clears ? Variance.Uniform : Variance.Of(VarianceKinds.Data, call.Operation.Syntax));
        }
        else if (call.Kind is CallKind.Recv or CallKind.SendRecv)
        {
            Receive(call, Variance.Of(VarianceKinds.Data, call.Operation.Syntax));
        }

        if (engine.Members.Declared(method) is { } declared)
            return declared.Varies ? Variance.Of(declared.Kinds, call.Operation.Syntax) : declared;
        if (call.Kind == CallKind.Split)
            return call.Operation.Arguments.Aggregate(Variance.Uniform, (sum, argument) => sum.Join(Evaluate(argument.Value).Any));
        return agrees == false || call.Contract.IsPointToPoint
            ? Variance.Of(VarianceKinds.Data, call.Operation.Syntax)
            : ValueVariance.Uniform;
    }

    // What every rank has after the operation: the same, each its own, or nobody knows.
    private static bool? Agrees(string operation) => operation switch
    {
        "AllReduce" or "Broadcast" or "AllGather" or "AllGatherV" => true,
        "Reduce" or "ReduceScatter" or "Scatter" or "Gather" or "AllToAll" or "AllToAllV" => false,
        _ => operation.StartsWith("All", StringComparison.Ordinal) || operation.StartsWith("Broadcast", StringComparison.Ordinal) ? true : null,
    };

    private void Receive(ContractCall call, Variance content)
    {
        if (call.RecvBuffer is { } buffer && Root(buffer.Value) is { } symbol)
        {
            var old = Read(symbol, buffer.Syntax);
            Store(symbol, new(IsData(buffer.Value.Type) ? old.Self : content, content.Join(control)));
        }

        foreach (var argument in call.Operation.Arguments)
        {
            // Broadcast(ref value, root): the value itself is exchanged.
            if (argument.Parameter?.RefKind is RefKind.Ref or RefKind.Out && Root(argument.Value) is { } value)
                Store(value, new(content, content));
        }
    }

    private static bool IsData(ITypeSymbol? type) => type is not { SpecialType: not SpecialType.None };

    // ncclCommUserRank(comm, &rank)
    private void Answer(ContractCall call)
    {
        var value = call.Contract.Operation is "CommUserRank" or "CommCuDevice"
            ? Variance.Of(VarianceKinds.Rank, call.Operation.Syntax)
            : Variance.Uniform;
        foreach (var argument in call.Operation.Arguments)
        {
            if (argument.Value.Unwrap() is IAddressOfOperation address)
                Assign(address.Reference, value);
        }
    }
}
