using System.Runtime.InteropServices;

namespace TypedCollectives.Interop.Nccl;

public static unsafe partial class NcclNative
{
    /// <summary>Makes a reduction that multiplies this rank's input by a scalar and then sums. Since 2.11.4.</summary>
    /// <param name="op">Receives the operator, valid for this communicator and data type only.</param>
    /// <param name="scalar">One value of type <paramref name="datatype"/>.</param>
    /// <param name="datatype">The element type.</param>
    /// <param name="residence">Where the scalar lives, and so for how long it must.</param>
    /// <param name="comm">The communicator.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclRedOpCreatePreMulSum(
        NcclRedOp* op, void* scalar, NcclDataType datatype, NcclScalarResidence residence, NcclComm comm);

    /// <summary>Destroys an operator, at once after the last call that names it has returned. Since 2.11.4.</summary>
    /// <param name="op">The operator; never a built-in one.</param>
    /// <param name="comm">The communicator it was made for.</param>
    /// <returns>The result.</returns>
    [LibraryImport(LibraryName)]
    public static partial NcclResult ncclRedOpDestroy(NcclRedOp op, NcclComm comm);
}
