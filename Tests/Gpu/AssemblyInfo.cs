// The tests share two devices: side by side they would wait for each other's kernels, and a stream in capture for the other threads' allocations.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
