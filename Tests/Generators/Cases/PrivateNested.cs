using TypedCollectives;

namespace Training;

public partial class Trainer
{
    [CollectiveState]
    private partial class Secret
    {
        [AllReduce]
        public int[] m_counts = [];
    }

    [CollectiveState]
    protected partial class Inherited
    {
        [AllReduce]
        public int[] Counts = [];
    }

    [CollectiveState]
    protected internal partial class Shared
    {
        [AllReduce]
        public int[] Counts = [];
    }
}
