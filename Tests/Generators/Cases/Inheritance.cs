using ILGPU;
using ILGPU.Runtime;
using TypedCollectives;

namespace Training;

[CollectiveState]
public abstract partial class Model<T>
    where T : unmanaged
{
    [AllReduce]
    protected ArrayView<T> Gradients { get; set; }

    [Broadcast]
    public abstract int[] Seeds { get; }

    public void AllReduceScales() { }
}

public abstract class Plain : Model<float>
{
    protected int AllReduceBias;
}

[CollectiveState]
public partial class Derived : Plain
{
    [Broadcast]
    public override int[] Seeds => [];

    [AllReduce]
    public float[] Scales { get; } = [];

    [AllReduce]
    private readonly double[] _bias = [];
}

[CollectiveState]
public partial class HostBase
{
    [AllReduce]
    public float[] Scales { get; } = [];
}

[CollectiveState]
public partial class DeviceDerived : HostBase
{
    [AllReduce]
    private new ArrayView<float> Scales { get; }
}
