namespace TypedCollectives.Samples.Quickstart;

/// <summary>The rows of one element type.</summary>
internal interface IElementRows
{
    /// <summary>Runs every collective on the type.</summary>
    IEnumerable<Row> Run(CommunicatorClique clique);
}
