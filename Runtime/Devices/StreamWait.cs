using ILGPU.Runtime;
using ILGPU.Runtime.Cuda;
using TypedCollectives.Interop.Cuda;

namespace TypedCollectives;

/// <summary>Waits for a stream, but not for ever.</summary>
internal static class StreamWait
{
    private const int PollsBetweenChecks = 1000;

    /// <summary>Waits until all work on a stream is done.</summary>
    /// <param name="stream">The stream.</param>
    /// <param name="timeout">How long.</param>
    /// <param name="owner">Whose stream it is, for the message.</param>
    /// <param name="check">Called now and then while waiting; throws if waiting has become pointless.</param>
    internal static void Wait(AcceleratorStream stream, TimeSpan timeout, string owner, Action? check)
    {
        if (stream is not CudaStream cuda)
        {
            stream.Synchronize();
            return;
        }

        long start = TimeProvider.System.GetTimestamp();
        stream.Accelerator.Bind();
        for (int polls = 1; ; polls++)
        {
            CUresult result = CudaNative.cuStreamQuery(new CUstream(cuda.StreamPtr));
            if (result == CUresult.Success)
                return;
            if (result != CUresult.NotReady)
                CudaDriver.Check(result, $"The stream of {owner}");
            if (polls % PollsBetweenChecks != 0)
                continue;

            check?.Invoke();
            if (timeout != Timeout.InfiniteTimeSpan && TimeProvider.System.GetElapsedTime(start) > timeout)
            {
                throw new CollectiveTimeoutException(
                    $"The stream of {owner} is not done after {timeout.TotalSeconds:0.###} s. Either a rank did not make a matching collective, or "
                    + "the work takes longer than CommunicatorOptions.Timeout.");
            }
        }
    }
}
