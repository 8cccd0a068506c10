using System.Collections.Immutable;

namespace TypedCollectives.RuleEval.Sources;

/// <summary>The project's own programs, compiled once.</summary>
internal sealed class SourceUnits
{
    private readonly Lazy<ImmutableArray<SourceUnit>> _all = new(static () =>
    {
        string root = RepositoryRoot.Find();
        return [.. SourceProject.All.AsParallel().AsOrdered().Select(project => ProjectCompiler.Compile(project, root)), .. PageExample.All(root)];
    });

    /// <summary>Those that compile.</summary>
    public IEnumerable<SourceUnit> Usable => _all.Value.Where(static unit => unit.Error is null);

    /// <summary>Those that do not: an example that is a part of something.</summary>
    public IEnumerable<SourceUnit> LeftOut => _all.Value.Where(static unit => unit.Error is not null);
}
