using Xunit.Sdk;
using Xunit.v3;

// The stand-in is one for the process, as NCCL is.
[assembly: Parallelization(Mode = ParallelMode.None)]
