using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace TypedCollectives;

public readonly ref partial struct CollectiveGroup
{
    /// <summary>Starts the group in which every rank of a clique runs its part; generated extension methods call it.</summary>
    /// <typeparam name="TState">What each rank has.</typeparam>
    /// <param name="clique">The communicators of this process.</param>
    /// <param name="states">One item a rank, in rank order.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <returns>The scope; use it with <c>using</c>.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="clique"/> or <paramref name="states"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There are more or fewer items than ranks.</exception>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public static CollectiveGroup Open<TState>(
        CommunicatorClique clique, IReadOnlyList<TState> states, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
    {
        ArgumentNullException.ThrowIfNull(clique);
        clique.RequireOnePerRank(states, nameof(states));
        return Open(file, line);
    }
}
