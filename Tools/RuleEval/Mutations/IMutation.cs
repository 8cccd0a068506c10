using System.Collections.Immutable;

namespace TypedCollectives.RuleEval.Mutations;

/// <summary>A way to break a correct program.</summary>
internal interface IMutation
{
    /// <summary>What it does, in a few words.</summary>
    string Name { get; }

    /// <summary>The rules any of which may report what it breaks.</summary>
    ImmutableArray<string> Rules { get; }

    /// <summary>Whether what is reported depends on what the rest of the project has: its mutants are compiled alone.</summary>
    bool IsAlone => false;

    /// <summary>Breaks a source in every place where it can, one at a time.</summary>
    IEnumerable<Mutant> Mutate(MutationSource source);
}
