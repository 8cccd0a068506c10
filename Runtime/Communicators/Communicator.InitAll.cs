using ILGPU.Runtime;
using TypedCollectives.Interop.Libraries;

namespace TypedCollectives;

public sealed partial class Communicator
{
    /// <summary>Makes one communicator for each device of this process: every CUDA device or, with none, host devices.</summary>
    /// <param name="options">How; the defaults if <see langword="null"/>.</param>
    /// <returns>The communicators, in rank order, with the devices they opened.</returns>
    /// <remarks>Without a CUDA device there are as many host devices as processors, at least 2 and at most 8.</remarks>
    /// <exception cref="NotSupportedException">The backend asked for cannot work here, or ILGPU is not the version known.</exception>
    /// <exception cref="NativeLibraryNotFoundException">NCCL was asked for and is not found; the message lists every place tried.</exception>
    /// <exception cref="CollectiveException">The library or driver underneath failed.</exception>
    public static CommunicatorClique InitAll(CommunicatorOptions? options = null) => CliqueFactory.Create((int?)null, options ?? new());

    /// <summary>Makes communicators for the first devices of this process: CUDA devices or, with none, host devices.</summary>
    /// <param name="count">How many.</param>
    /// <param name="options">How; the defaults if <see langword="null"/>.</param>
    /// <returns>The communicators, in rank order, with the devices they opened.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="count"/> is not positive, or there are fewer CUDA devices.</exception>
    /// <exception cref="NotSupportedException">The backend asked for cannot work here, or ILGPU is not the version known.</exception>
    /// <exception cref="NativeLibraryNotFoundException">NCCL was asked for and is not found; the message lists every place tried.</exception>
    /// <exception cref="CollectiveException">The library or driver underneath failed.</exception>
    public static CommunicatorClique InitAll(int count, CommunicatorOptions? options = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return CliqueFactory.Create(count, options ?? new());
    }

    /// <summary>Makes one communicator for each of the given ILGPU accelerators, carried by the Peer backend.</summary>
    /// <param name="accelerators">The accelerators, in rank order; they stay their owner's to dispose, after the clique.</param>
    /// <param name="options">How; the defaults if <see langword="null"/>.</param>
    /// <returns>The communicators, in rank order.</returns>
    /// <exception cref="ArgumentNullException"><paramref name="accelerators"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">There are none, or one of them is given twice.</exception>
    /// <exception cref="NotSupportedException">
    /// The options ask for a backend other than Peer: NCCL needs accelerators on the primary context, which
    /// <see cref="InitAll(CommunicatorOptions?)"/> opens.
    /// </exception>
    public static CommunicatorClique InitAll(IReadOnlyList<Accelerator> accelerators, CommunicatorOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(accelerators);
        return CliqueFactory.Create(accelerators, options ?? new());
    }
}
