using System;
using ILGPU;
using ILGPU.Runtime;
using TypedCollectives;

[CollectiveState, Obsolete("Renamed.")]
public partial class @record<@where>
    where @where : unmanaged
{
    [AllReduce]
    public @where[]? comm;

    [Broadcast]
    private ArrayView<@where> stream = default;

    [AllReduce, Obsolete("Old.")]
    public float[] @event = [];

    [AllGather]
    internal float[] __ = [];

    [CollectiveStep, Collective]
    private protected partial void Mix(AcceleratorStream on, [AllReduce] @where[]? values, Communicator with);

    [CollectiveStep]
    public partial void Move<[ReductionElement] TMine>([AllReduce] TMine[] values, Communicator with)
        where TMine : unmanaged;
}

public partial interface IStage<in TIn, out TOut>
{
    [CollectiveStep]
    static partial void Run(Communicator comm, [AllReduce] int[] counts);
}

public class Base
{
    public virtual void Step<T>(Communicator comm, T[] values) where T : unmanaged { }
}

public partial class Derived : Base
{
    [CollectiveStep]
    public sealed override partial void Step<T>(Communicator comm, [AllReduce] T[] values);
}

[CollectiveState, CollectiveElement]
public unsafe partial struct Both
{
    public float Only;

    [AllReduce]
    public readonly float[] All => [];
}
