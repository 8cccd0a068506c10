using ILGPU.Runtime;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>Carries out what the ranks of one thread ask of NCCL together: in one group, since each rank's call waits for the others'.</summary>
internal static unsafe class NcclRequests
{
    internal static void Run(IReadOnlyList<GroupRequest> requests)
    {
        var writers = new NcclConfigWriter?[requests.Count];
        // Pinned: NCCL writes a result when the group ends, or in the background after that.
        nint[] results = GC.AllocateArray<nint>(requests.Count, pinned: true);
        try
        {
            for (int i = 0; i < requests.Count; i++)
            {
                BackendOf(requests[i]).Quieten(requests[i]);
                writers[i] = requests[i] is ChildRequest child ? BackendOf(requests[i]).WriteOptions(child) : null;
            }

            using (requests[0].Communicator.Accelerator.BindScoped())
                Start(requests, writers, results);
            long start = TimeProvider.System.GetTimestamp();
            foreach (GroupRequest request in requests)
                BackendOf(request).Settle(request, start);
            for (int i = 0; i < requests.Count; i++)
                Complete(requests[i], ref results[i], ref writers[i]);
        }
        catch
        {
            for (int i = 0; i < requests.Count; i++)
            {
                if (requests[i] is ChildRequest && results[i] != 0)
                    _ = NcclNative.ncclCommAbort(new NcclComm(results[i])); // the error that is on its way says more
                BackendOf(requests[i]).KeepAfterFailure(results, writers[i]);
                writers[i] = null;
            }

            throw;
        }
        finally
        {
            foreach (NcclConfigWriter? writer in writers)
                writer?.Dispose();
        }
    }

    private static void Start(IReadOnlyList<GroupRequest> requests, NcclConfigWriter?[] writers, nint[] results)
    {
        bool isGroup = requests.Count > 1;
        if (isGroup)
            NcclLibrary.Check(NcclNative.ncclGroupStart(), nameof(NcclNative.ncclGroupStart));
        NcclResult result = NcclResult.Success;
        GroupRequest last = requests[0];
        try
        {
            for (int i = 0; i < requests.Count && NcclProgress.IsFine(result); i++)
            {
                last = requests[i];
                NcclConfig config = writers[i]?.Config ?? default;
                fixed (nint* place = &results[i])
                    result = BackendOf(last).Issue(last, place, &config);
            }
        }
        finally
        {
            NcclResult end = isGroup ? NcclNative.ncclGroupEnd() : NcclResult.Success;
            if (NcclProgress.IsFine(result))
                result = end;
        }

        if (!NcclProgress.IsFine(result))
            NcclLibrary.Check(result, last.Name);
    }

    // What was handed over is not freed here any more.
    private static void Complete(GroupRequest request, ref nint result, ref NcclConfigWriter? writer)
    {
        if (request is WindowRequest window)
        {
            BackendOf(request).Keep(window.Window, new NcclWindow(result));
        }
        else if (request is ChildRequest { Child: not null } child)
        {
            BackendOf(request).Complete(child, new NcclHandle(new NcclComm(result)), writer!);
            result = 0;
            writer = null;
        }
    }

    private static NcclBackend BackendOf(GroupRequest request) => (NcclBackend)request.Communicator.Transport;
}
