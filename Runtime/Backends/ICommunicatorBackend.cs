namespace TypedCollectives;

/// <summary>One rank's end of a way to carry collectives: it knows pointers, counts and streams, nothing of generics or groups' syntax.</summary>
internal interface ICommunicatorBackend : IDisposable
{
    BackendKind Kind { get; }

    /// <summary>Whether host memory can be an operand.</summary>
    bool CarriesHostMemory { get; }

    /// <summary>Whether what is launched can be captured into a CUDA graph: it is all on streams, and the host takes no part in it.</summary>
    bool SupportsCapture => false;

    /// <summary>Launches the calls one thread made, together, in their order.</summary>
    /// <param name="calls">One call, or all the calls of a group; every one of them is for a backend of this kind.</param>
    void Launch(ReadOnlySpan<RecordedCall> calls);

    /// <summary>What went wrong since, without a call to say so; any thread may ask.</summary>
    CollectiveException? AsyncError { get; }

    /// <summary>Throws if this backend, or the library it uses, cannot do what is asked.</summary>
    void Check(GroupRequest request);

    /// <summary>Does what the ranks of one thread ask, together; every one of them is of a backend of this kind.</summary>
    void Run(IReadOnlyList<GroupRequest> requests);

    /// <summary>Ends what is under way without waiting for other ranks; any thread may call it.</summary>
    void Abort();

    /// <summary>Waits until everything launched for this rank is done, or its deadline passes.</summary>
    void Synchronize();
}
