using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

// Groups that are priced and not launched.
internal sealed unsafe partial class NcclBackend
{
    /// <summary>Has NCCL estimate what a group would take.</summary>
    /// <returns>The time, or null if NCCL gives none.</returns>
    internal static TimeSpan? Simulate(ReadOnlySpan<RecordedCall> calls)
    {
        foreach (ref readonly RecordedCall recorded in calls)
            BackendOf(recorded).CheckSimulation(recorded.Call);
        NcclSimInfo info = NcclSimInfo.Create();
        try
        {
            foreach (ref readonly RecordedCall recorded in calls)
            {
                if (recorded.Call.IsScaled)
                    BackendOf(recorded).PrepareScaled(recorded.Call);
                _ = BackendOf(recorded).Prepare(recorded.Call);
            }

            NcclLibrary.Check(NcclNative.ncclGroupStart(), nameof(NcclNative.ncclGroupStart));
            NcclResult result;
            try
            {
                foreach (ref readonly RecordedCall recorded in calls)
                    BackendOf(recorded).Issue(recorded.Call);
            }
            finally
            {
                result = NcclNative.ncclGroupSimulateEnd(&info); // also on the way out: it closes the group without launching it
            }

            NcclLibrary.Check(result, nameof(NcclNative.ncclGroupSimulateEnd));
        }
        finally
        {
            foreach (ref readonly RecordedCall recorded in calls)
                BackendOf(recorded)._scaled.End();
        }

        return info.EstimatedTime < 0 ? null : TimeSpan.FromMicroseconds(info.EstimatedTime);
    }

    private void CheckSimulation(in CollectiveCall call)
    {
        _library.Require(NcclRequirements.FirstVersionOf(nameof(NcclNative.ncclGroupSimulateEnd)), "CollectiveGroup.Simulate");
        if (!_isBlocking)
        {
            throw new NotSupportedException(
                $"CollectiveGroup.Simulate: the communicator of {_name} is non-blocking, and NCCL would launch the group. Make communicators with "
                + "NcclOptions.Blocking = true, or all of one process with Communicator.InitAll.");
        }

        if (call.Custom is not null || (call.IsScaled && _size == 1))
            throw new NotSupportedException($"CollectiveGroup.Simulate: {call} runs kernels that NCCL knows nothing of.");
    }
}
