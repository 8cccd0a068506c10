namespace TypedCollectives.Misuse;

/// <summary>A wrong program.</summary>
internal interface IScenario
{
    /// <summary>The rule that reports it.</summary>
    string Rule { get; }

    /// <summary>What the program does, in a few words.</summary>
    string Description { get; }

    /// <summary>Whether the backend can run it.</summary>
    /// <param name="backend">The backend.</param>
    bool RunsOn(BackendKind backend) => true;

    /// <summary>Runs it.</summary>
    /// <returns>What came of it, if it came to an end.</returns>
    string Run(Bench bench);
}
