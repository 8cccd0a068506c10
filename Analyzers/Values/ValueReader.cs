using System.Collections.Immutable;
using System.Numerics;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TypedCollectives.Analyzers.Contracts;
using TypedCollectives.Analyzers.Operations;
using TypedCollectives.Analyzers.Symbols;

namespace TypedCollectives.Analyzers.Values;

/// <summary>Reads numbers, buffers and communicators in one member's body.</summary>
internal sealed class ValueReader
{
    public ValueReader(ImmutableArray<IOperation> blocks, KnownSymbols known)
    {
        Body = new BodyIndex(blocks, known);
        Paths = new PathReader(Body);
        Communicators = new CommunicatorReader(Body, Paths, Read);
        Buffers = new BufferReader(Body, Paths, this);
    }

    public BodyIndex Body { get; }

    public PathReader Paths { get; }

    public CommunicatorReader Communicators { get; }

    public BufferReader Buffers { get; }

    /// <summary>The number an expression gives, or <see langword="null"/> where nothing is known of it.</summary>
    public Quantity? Read(IOperation operation)
    {
        if (operation.ConstantValue is { HasValue: true, Value: { } constant })
            return ToInteger(constant);
        switch (operation)
        {
            case IParenthesizedOperation parenthesized:
                return Read(parenthesized.Operand);
            case IConversionOperation conversion:
                return IsWide(conversion.Type) && IsWhole(conversion.Operand.Type) ? Read(conversion.Operand) : null;
            case IBinaryOperation binary:
                return ReadBinary(binary);
            case ILocalReferenceOperation { Local: var local }:
                if (ReadQueried(local) is { } queried)
                    return queried;
                if (Body.ValueOf(local) is { } value && Read(value) is { } quantity)
                    return quantity;
                break;
            case IPropertyReferenceOperation { Instance: { } instance } property when ReadProperty(property.Property.Name, instance) is { } known:
                return known;
        }

        return IsWhole(operation.Type) && Paths.ReadFixed(operation) is { } path ? Quantity.Of(new Atom(AtomKind.Variable, path)) : null;
    }

    /// <summary>A quantity, given what has been tested when an operation runs: after <c>if (comm.Size != 2) return;</c> the size is 2.</summary>
    public Quantity At(IOperation operation, Quantity quantity)
    {
        foreach (var (comparison, holds) in Conditions.KnownAt(operation))
        {
            if (comparison.OperatorKind != (holds ? BinaryOperatorKind.Equals : BinaryOperatorKind.NotEquals)
                || Read(comparison.LeftOperand) is not { } left || Read(comparison.RightOperand) is not { } right)
                continue;
            foreach (var (unknown, value) in new[] { (left, right), (right, left) })
            {
                if (value.Constant is not null && unknown.Atoms.FirstOrDefault() is { } atom && unknown.IsSameAs(Quantity.Of(atom)))
                    quantity = quantity.Replace(atom, value);
            }
        }

        return quantity;
    }

    private Quantity? ReadBinary(IBinaryOperation binary)
    {
        if (!IsWhole(binary.Type) || Read(binary.LeftOperand) is not { } left || Read(binary.RightOperand) is not { } right)
            return null;
        return binary.OperatorKind switch
        {
            BinaryOperatorKind.Add => left + right,
            BinaryOperatorKind.Subtract => left - right,
            BinaryOperatorKind.Multiply => left * right,
            BinaryOperatorKind.Divide when left.Constant is { } dividend && right.Constant is { IsZero: false } divisor =>
                BigInteger.Divide(dividend, divisor),
            BinaryOperatorKind.Remainder when left.Constant is { } dividend && right.Constant is { IsZero: false } divisor =>
                BigInteger.Remainder(dividend, divisor),
            _ => null,
        };
    }

    private Quantity? ReadProperty(string name, IOperation instance)
    {
        if (Body.Known.IsCommunicator(instance.Type))
        {
            return name switch
            {
                "Size" => Communicators.SizeOf(instance),
                "Rank" => Communicators.RankOf(instance),
                _ => null,
            };
        }

        if (SymbolEqualityComparer.Default.Equals(instance.Type, Body.Known.Clique))
            return name == "Count" ? Communicators.SizeOfClique(instance) : null;
        return name is "Length" or "LongLength" or "IntLength" ? Buffers.Read(instance)?.Length : null;
    }

    // ncclCommCount(comm, &count) and ncclCommUserRank(comm, &rank)
    private Quantity? ReadQueried(ILocalSymbol local)
    {
        if (Body.OnlyFilledBy(local) is not { } invocation
            || ContractCall.Of(invocation, Body.Known) is not { Kind: CallKind.Query } call
            || call.Communicators().FirstOrDefault() is not { } communicator)
            return null;
        return call.Contract.Operation switch
        {
            "CommCount" => Communicators.SizeOf(communicator),
            "CommUserRank" => Communicators.RankOf(communicator),
            _ => null,
        };
    }

    private static Quantity? ToInteger(object constant) => constant switch
    {
        int value => value,
        long value => (BigInteger)value,
        uint value => (BigInteger)value,
        ulong value => (BigInteger)value,
        byte value => (BigInteger)value,
        sbyte value => (BigInteger)value,
        short value => (BigInteger)value,
        ushort value => (BigInteger)value,
        _ => null,
    };

    private static bool IsWhole(ITypeSymbol? type) => type?.SpecialType switch
    {
        SpecialType.System_SByte or SpecialType.System_Byte or SpecialType.System_Int16 or SpecialType.System_UInt16 => true,
        _ => IsWide(type),
    };

    // A narrower type might cut the number off. ILGPU's indices are numbers by another name.
    private static bool IsWide(ITypeSymbol? type) => type switch
    {
        {
            SpecialType: SpecialType.System_Int32 or SpecialType.System_UInt32 or SpecialType.System_Int64 or SpecialType.System_UInt64
                or SpecialType.System_IntPtr or SpecialType.System_UIntPtr
        } => true,
        { Name: "Index1D" or "LongIndex1D", ContainingNamespace: { Name: "ILGPU", ContainingNamespace.IsGlobalNamespace: true } } => true,
        _ => false,
    };
}
