namespace TypedCollectives.Tools.Tests;

public sealed class PerfSettingsTests
{
    private static readonly PerfSettings Settings = new() { Operation = new ReduceOperation() };

    [Fact]
    public void Sizes_grow_by_the_factor() =>
        Assert.Equal([8, 64, 512, 4096], (Settings with { MinBytes = 8, MaxBytes = 4096, StepFactor = 8 }).Sizes());

    [Fact]
    public void Sizes_grow_by_the_step_without_a_factor() =>
        Assert.Equal([8, 12, 16], (Settings with { MinBytes = 8, MaxBytes = 19, StepBytes = 4 }).Sizes());

    [Fact]
    public void Sizes_end_where_the_next_one_has_no_number() =>
        Assert.Equal([1L << 60], (Settings with { MinBytes = 1L << 60, MaxBytes = long.MaxValue, StepFactor = 16 }).Sizes());

    [Fact]
    public void Warm_up_doubles_whatever_the_step() =>
        Assert.Equal([8, 16, 32], (Settings with { MinBytes = 8, MaxBytes = 33, StepFactor = 8 }).WarmupSizes());

    [Fact]
    public void Without_one_root_every_rank_is_it() =>
        Assert.Equal([0, 1, 2], (Settings with { Root = null, RanksPerThread = 3 }).Roots());

    [Fact]
    public void An_operation_without_root_has_root_minus_1() =>
        Assert.Equal([-1], (Settings with { Operation = new AllReduceOperation(), Root = null }).Roots());
}
