using System;
using System.Collections.Generic;
using ILGPU;
using TypedCollectives;

namespace Training;

public partial class Outer<T, TKey>
    where T : unmanaged, IEquatable<T>
    where TKey : class?, IComparable<List<T>?>, new()
{
    public partial struct Middle
    {
        /// <summary>The parameter hides the container's.</summary>
        [CollectiveState]
        public partial record class Inner<TKey>
            where TKey : struct, Enum
        {
            [ReduceScatter(ReduceOp.Sum, Into = "Shard")]
            internal ArrayView<T> Full { get; init; }

            internal ArrayView<T> Shard { get; init; }
        }
    }

    [CollectiveState]
    internal partial class Second
    {
        [AllReduce(ReduceOp.Product)]
        public readonly T[] _values = [];
    }
}
