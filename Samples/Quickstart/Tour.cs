namespace TypedCollectives.Samples.Quickstart;

/// <summary>Everything the sample shows, in the order it prints it.</summary>
internal static class Tour
{
    public static IEnumerable<Row> Run(CommunicatorClique clique)
    {
        foreach (IElementRows element in Elements.All)
        {
            foreach (Row row in element.Run(clique))
                yield return row;
        }

        yield return BarrierRow.Run(clique);
        foreach (Row row in GeneratedRows.Run(clique))
            yield return row;
        foreach (Row row in OwnTypeRows.Run(clique))
            yield return row;
        yield return KernelRow.Run(clique);

        // Arrays and spans have no place on a GPU: there, a buffer of the communicator's Accelerator takes their part.
        if (clique.Backend == BackendKind.Host)
            yield return HostMemoryRow.Run(clique);
    }
}
