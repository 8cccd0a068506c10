using TypedCollectives;

namespace Training
{
    [CollectiveState]
    internal partial class Rank
    {
        [AllReduce]
        public float[] A = [];
    }

    [CollectiveState]
    public partial class Rank<rank>
        where rank : unmanaged
    {
        [AllReduce]
        public rank[] A = [];
    }

    internal partial class Ra
    {
        [CollectiveState]
        internal partial struct nk
        {
            [AllReduce]
            public float[] A;
        }
    }

    [CollectiveState]
    internal partial class rank
    {
        [AllReduce]
        public float[] A = [];
    }
}
