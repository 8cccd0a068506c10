using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace TypedCollectives.Analyzers.Typestate;

/// <summary>What a rule knows of the things it follows through a method: which facts an operation makes and ends.</summary>
internal abstract class TypestateRule
{
    /// <summary>Whether there is anything to follow in the function.</summary>
    public virtual bool HasWork => true;

    /// <summary>What holds when the method is entered.</summary>
    public virtual ImmutableHashSet<Fact> Entry => [];

    /// <summary>The facts after an operation, whose operands have been seen before.</summary>
    /// <param name="state">The facts before.</param>
    /// <param name="operation">The operation.</param>
    /// <param name="isFinal">Whether the facts are all there are, so that what is wrong can be reported.</param>
    public abstract ImmutableHashSet<Fact> Apply(ImmutableHashSet<Fact> state, IOperation operation, bool isFinal);

    /// <summary>The facts on a branch.</summary>
    /// <param name="state">The facts after the block.</param>
    /// <param name="block">The block.</param>
    /// <param name="value">What its condition came to.</param>
    public virtual ImmutableHashSet<Fact> Branch(ImmutableHashSet<Fact> state, BasicBlock block, bool value) => state;

    /// <summary>Told the facts when a symbol got another value; those that led through the symbol are lost already.</summary>
    /// <param name="state">The facts.</param>
    /// <param name="written">The symbol.</param>
    /// <param name="operation">The operation that wrote it.</param>
    public virtual ImmutableHashSet<Fact> Written(ImmutableHashSet<Fact> state, ISymbol written, IOperation operation) => state;

    /// <summary>Told what holds where the method ends in order, not by an exception.</summary>
    /// <param name="state">The facts.</param>
    public virtual void Exit(ImmutableHashSet<Fact> state)
    {
    }
}
