using System.Runtime.CompilerServices;
using ILGPU.Runtime;

namespace TypedCollectives;

public sealed partial class Communicator
{
    private void IssueReduction<T>(
        CollectiveKind kind, in Operand send, in Operand recv, PreMulSum<T> op, int root, AcceleratorStream? stream, CallSite site)
        where T : unmanaged
    {
        if (ElementInfo<T>.Lanes is not { Units: 1 } element)
            throw ElementInfo<T>.NoScaling();
        if (Transport is not NcclBackend)
            throw CallErrors.OnlyNccl(this, nameof(PreMulSum<>));
        T scalar = op.Scalar;
        ulong bits = 0;
        Unsafe.WriteUnaligned(ref Unsafe.As<ulong, byte>(ref bits), scalar);

        // Device memory only: there is nothing to release when a check fails.
        GroupState? group = GroupState.Open;
        if (group is not null)
        {
            ref RecordedCall next = ref group.Next();
            Fill(ref next, kind, element, send, recv, ReduceOp.Sum, null, root, stream, site);
            next.Call.Scale(bits);
            Check(ref next.Call, group);
            group.Keep(next);
            return;
        }

        RecordedCall alone = default;
        Fill(ref alone, kind, element, send, recv, ReduceOp.Sum, null, root, stream, site);
        alone.Call.Scale(bits);
        Check(ref alone.Call, null);
        Transport.Launch(new ReadOnlySpan<RecordedCall>(in alone));
    }
}
