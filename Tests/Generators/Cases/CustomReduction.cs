using System;
using ILGPU;
using TypedCollectives;

namespace Training;

public struct Complex
{
    public double Real, Imaginary;
}

public struct Product : IReduction<Complex>, IReduction<float>
{
    public static Complex Combine(Complex left, Complex right) => left;
    public static float Combine(float left, float right) => left * right;
}

public struct Either<T> : IReduction<T>
    where T : unmanaged
{
    public static T Combine(T left, T right) => left;
}

[CollectiveState]
public partial struct Factors
{
    [AllReduce<Product>]
    public ArrayView<Complex> Parts;

    [Reduce<Product>(Root = 1, Into = nameof(Total))]
    public Memory<float> Scales;

    public Memory<float> Total;

    [ReduceScatter<Either<(int, int)>>]
    public (int Left, int Right)[] Pairs;
}
