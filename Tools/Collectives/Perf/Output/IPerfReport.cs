namespace TypedCollectives.Tools;

/// <summary>Where the results of a run go.</summary>
internal interface IPerfReport
{
    /// <summary>Says what will run, on what.</summary>
    void Begin(PerfSettings settings, CommunicatorClique clique);

    /// <summary>The buffers are there, and the rows follow.</summary>
    /// <param name="isSymmetric">Whether the buffers are symmetric, as was asked for.</param>
    void BeginResults(bool isSymmetric);

    /// <summary>One size is measured.</summary>
    void Row(ResultRow row);

    /// <summary>The run is over.</summary>
    void End(Summary summary);
}
