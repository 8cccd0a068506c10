using System.Runtime.CompilerServices;
using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>One rank of a set of ranks that make collectives together; NCCL's <c>ncclComm_t</c>, typed.</summary>
/// <remarks>
/// <para>
/// Every rank must make the same collectives in the same order, with the same lengths, element types, reductions and roots.
/// One thread that drives several communicators must put each step's calls into a <see cref="CollectiveGroup"/>.
/// </para>
/// <para>
/// Device buffers (<c>ArrayView</c>, <c>MemoryBuffer1D</c>) belong to <see cref="Accelerator"/>; their collectives are put on a
/// stream and run in its order. Host buffers (arrays, <see cref="Memory{T}"/>, <see cref="Span{T}"/>) are carried by the Host backend, whose
/// calls return when the result is there. A communicator is used by one thread at a time.
/// </para>
/// </remarks>
public sealed partial class Communicator : IDisposable
{
    private readonly string? _origin;
    private int _rank;
    private int _size;
    private CollectiveDevice? _device;
    private ICommunicatorBackend? _transport;
    private string _reason = "";
    private IDisposable? _owned;
    private bool _disposed;

    internal Communicator(int rank, int size, CollectiveDevice device, ICommunicatorBackend transport, string reason)
    {
        _rank = rank;
        _size = size;
        _device = device;
        _transport = transport;
        _reason = reason;
    }

    /// <summary>A communicator that is made later.</summary>
    private Communicator(int rank, int size)
    {
        _rank = rank;
        _size = size;
    }

    /// <summary>A communicator that is made of another one later.</summary>
    private Communicator(Communicator parent, string how)
    {
        _origin = $"A communicator {how} of {parent.Label}";
        _rank = -1;
    }

    /// <summary>This rank.</summary>
    /// <value>0 to <see cref="Size"/> - 1.</value>
    /// <exception cref="InvalidOperationException">The group in which another communicator is made into this one has not ended.</exception>
    [RankVarying]
    public int Rank => _rank >= 0 ? _rank : throw CallErrors.NotInitialised(this);

    /// <summary>The number of ranks.</summary>
    /// <value>At least 1.</value>
    /// <exception cref="InvalidOperationException">The group in which another communicator is made into this one has not ended.</exception>
    [Uniform]
    public int Size => _size > 0 ? _size : throw CallErrors.NotInitialised(this);

    /// <summary>The device of this rank.</summary>
    /// <exception cref="InvalidOperationException">The group in which the communicator is made has not ended.</exception>
    [RankVarying]
    public CollectiveDevice Device
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _device ?? throw CallErrors.NotInitialised(this);
    }

    /// <summary>The ILGPU accelerator of this rank's device: allocate buffers and load kernels with it.</summary>
    /// <value>For a host device, ILGPU's CPU accelerator, made when first asked for.</value>
    [RankVarying]
    public Accelerator Accelerator => Device.Accelerator;

    /// <summary>The stream collectives are put on unless the call names another.</summary>
    /// <value>A non-blocking stream of <see cref="Accelerator"/>, made with the communicator.</value>
    [RankVarying]
    public AcceleratorStream Stream => Device.Stream;

    /// <summary>The backend that carries this communicator's collectives.</summary>
    /// <value>Never <see cref="BackendKind.Auto"/>.</value>
    public BackendKind Backend => Transport.Kind;

    /// <summary>Why that backend was chosen and, for ranks of several processes, how they met, in one line.</summary>
    /// <exception cref="InvalidOperationException">The group in which the communicator is made has not ended.</exception>
    public string BackendReason => _transport is not null ? _reason : throw CallErrors.NotInitialised(this);

    /// <summary>The communicator for messages, made or not.</summary>
    internal string Label => _rank >= 0 ? $"Rank {_rank}'s communicator" : _origin!;

    internal ICommunicatorBackend Transport
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => _transport ?? throw CallErrors.NotInitialised(this);
    }

    /// <summary>The open group at whose end the communicator is made, if it is not made yet.</summary>
    internal GroupState? Initialising { get; set; }

    /// <summary>The open group that holds calls of this communicator, if any.</summary>
    internal GroupState? Pending { get; set; }

    /// <summary>Waits until every collective and kernel put on <see cref="Stream"/> is done.</summary>
    /// <exception cref="ObjectDisposedException">The communicator is disposed.</exception>
    /// <exception cref="InvalidOperationException">
    /// A group is open on this thread: its calls are not launched yet; or this thread captures a graph, whose work does not run yet.
    /// </exception>
    /// <exception cref="CollectiveException">The library or device reported an error, or the deadline passed.</exception>
    [CompletesInFlight]
    public void Synchronize()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (GroupState.Open is { } open)
        {
            throw new InvalidOperationException(
                $"Synchronize inside the group opened {open.Origin}: its calls are launched when the group ends. End the group first.");
        }

        GraphCapture.ThrowIfOpen("Synchronize");
        Transport.Synchronize();
    }

    /// <summary>Every rank waits for every other one.</summary>
    /// <param name="stream">The stream of the communicator's device to put the barrier on; the communicator's own by default.</param>
    /// <param name="file">Filled in by the compiler.</param>
    /// <param name="line">Filled in by the compiler.</param>
    /// <remarks>
    /// On devices the barrier is on the stream: what is put on it afterwards starts when every rank's stream has come to the
    /// barrier; call <see cref="Synchronize"/> to wait on the host. On host devices the call itself waits.
    /// </remarks>
    /// <exception cref="ObjectDisposedException">The communicator is disposed.</exception>
    /// <exception cref="InvalidOperationException">The communicator has calls in a group that is open on another thread.</exception>
    /// <exception cref="CollectiveException">A rank did not arrive before the deadline, or the library underneath failed.</exception>
    [Collective]
    public void Barrier(
        AcceleratorStream? stream = null, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0) =>
        Issue(CollectiveKind.Barrier, ElementInfo<byte>.Bytes, default, default, default, null, 0, stream, new CallSite(file, line));

    /// <summary>Starts what <see cref="Dispose"/> waits for: the ranks of a clique do so together.</summary>
    internal void StartDispose()
    {
        if (!_disposed && Pending is null && _transport is NcclBackend nccl)
            _ = nccl.StartFinalize(); // what becomes of it shows when it is waited for
    }

    /// <summary>Ends the communicator. The other ranks can make no collective any more.</summary>
    /// <exception cref="InvalidOperationException">The communicator has calls in, or is made by, a group that is still open.</exception>
    public void Dispose()
    {
        if (_disposed)
            return;
        if (Initialising is not null)
            throw CallErrors.NotInitialised(this);
        if (Pending is { } open)
        {
            throw new InvalidOperationException(
                $"Rank {Rank}'s communicator has calls in the group opened {open.Origin}: end the group before disposing it.");
        }

        _disposed = true;
        DisposeGraphs();
        _transport?.Dispose(); // there is none if its making failed
        _owned?.Dispose();
    }
}
