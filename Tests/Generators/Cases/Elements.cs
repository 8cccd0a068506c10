using System.Runtime.InteropServices;
using TypedCollectives;

namespace Training;

[CollectiveElement]
public partial struct Vector3f
{
    public const int Lanes = 3;
    public static double Unit = 1;
    public float X, Y, Z;
}

[CollectiveElement, StructLayout(LayoutKind.Sequential, Pack = 1)]
internal readonly partial record struct Triangle(Vector3f A, Vector3f B, Vector3f C)
{
    public float Area { get; init; }
}

[CollectiveElement]
public partial struct Pair<T>
    where T : unmanaged
{
    public T First;
    public T Second { get; set; }
}

public static partial class Holder<T>
    where T : unmanaged
{
    [CollectiveElement]
    public partial struct Quad<TTag>
    {
        private Pair<T> _left, _right;
    }
}

[CollectiveState]
public partial class Mesh<TTag, T>
    where T : unmanaged
{
    [AllReduce]
    public Vector3f[] Corners { get; } = [];

    [AllReduce(ReduceOp.Max)]
    public Holder<T>.Quad<TTag>[] Quads { get; } = [];
}
