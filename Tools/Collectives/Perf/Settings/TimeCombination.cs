namespace TypedCollectives.Tools;

/// <summary>How the threads' times become one; numbered as nccl-tests' <c>-a</c>.</summary>
internal enum TimeCombination
{
    Rank0 = 0,
    Average = 1,
    Minimum = 2,
    Maximum = 3,
}
