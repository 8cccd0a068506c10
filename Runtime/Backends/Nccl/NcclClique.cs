using ILGPU.Runtime;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>Makes the NCCL communicators of one process, as <c>ncclCommInitAll</c> does: one id, and every rank's init in one group.</summary>
internal static unsafe class NcclClique
{
    internal static NcclBackend[] InitAll(CollectiveDevice[] devices, TimeSpan timeout)
    {
        NcclLibrary library = NcclLibrary.Load();
        library.Require(NcclRequirements.FirstVersionOf(nameof(NcclNative.ncclCommInitRankConfig)), "A communicator");
        NcclUniqueId id;
        NcclLibrary.Check(NcclNative.ncclGetUniqueId(&id), nameof(NcclNative.ncclGetUniqueId));

        var handles = new NcclComm[devices.Length];
        using (devices[0].Accelerator.BindScoped())
        {
            // NCCL fills the handles at the end of the group: they must stay in place until then.
            fixed (NcclComm* handle = handles)
            {
                NcclConfig config = NcclConfig.Create();
                // A device that cannot be bound is found here: in the group it would leave ranks that wait for it.
                foreach (CollectiveDevice device in devices)
                    device.Accelerator.Bind();

                NcclLibrary.Check(NcclNative.ncclGroupStart(), nameof(NcclNative.ncclGroupStart));
                NcclResult result = NcclResult.Success;
                NcclResult end;
                try
                {
                    for (int rank = 0; rank < devices.Length && result == NcclResult.Success; rank++)
                    {
                        devices[rank].Accelerator.Bind(); // the device of a communicator is the current one
                        result = NcclNative.ncclCommInitRankConfig(&handle[rank], devices.Length, id, rank, &config);
                    }
                }
                finally
                {
                    end = NcclNative.ncclGroupEnd();
                }

                if (result == NcclResult.Success)
                    result = end;
                if (result != NcclResult.Success)
                    NcclRankInit.Abort(handles);
                NcclLibrary.Check(result, nameof(NcclNative.ncclCommInitRankConfig));
            }
        }

        var backends = new NcclBackend[devices.Length];
        for (int rank = 0; rank < devices.Length; rank++)
            backends[rank] = new NcclBackend(library, handles[rank], rank, devices.Length, devices[rank], timeout, isBlocking: true);
        return backends;
    }
}
