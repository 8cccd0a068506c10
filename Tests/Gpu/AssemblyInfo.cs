// The tests share two devices: side by side they would wait for each other's kernels, and a stream in capture for the other threads' allocations.
[assembly: Xunit.v3.Parallelization(Mode = Xunit.Sdk.ParallelMode.None)]
