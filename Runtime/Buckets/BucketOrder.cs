using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ILGPU;
using ILGPU.Runtime;

namespace TypedCollectives;

/// <summary>
/// The order in which buffers are marked ready. The first step decides it; ranks of several processes compare it, part by part, before
/// they exchange anything, so that no backend ever sees ranks that reduce different buffers into each other.
/// </summary>
internal sealed class BucketOrder
{
    private readonly List<(BucketMembers Bucket, int Index)> _places = [];
    private readonly StringBuilder _text = new();

    /// <summary>Whether a step was completed, which fixes the order.</summary>
    internal bool IsFixed { get; private set; }

    internal void Fix() => IsFixed = true;

    /// <summary>Takes the next buffer of a step, or refuses it.</summary>
    internal void Take(int place, BucketMembers bucket, int index, long bytes)
    {
        if (!IsFixed)
        {
            _places.Add((bucket, index));
            _text.Append(place == 0 ? "" : ", ").Append(bucket.NameOf(index)).Append(" (").Append(bytes).Append(" bytes of ")
                .Append(bucket.Layout.Type).Append(", ").Append(bucket.Custom?.GetType().ToString() ?? bucket.Op.ToString()).Append(')');
        }
        else if (_places[place] != (bucket, index))
        {
            (BucketMembers expected, int expectedIndex) = _places[place];
            throw BucketErrors.OtherOrder(bucket.NameOf(index), expected.NameOf(expectedIndex), place);
        }
    }

    /// <summary>Compares what was marked so far with what the other ranks have marked; in the first step only.</summary>
    internal void Compare(Communicator communicator, int buffers, CallSite site)
    {
        if (IsFixed || communicator.Size == 1)
            return;
        using MemoryBuffer1D<ulong, Stride1D.Dense> all = communicator.Accelerator.Allocate1D<ulong>(communicator.Size);
        var digests = new ulong[communicator.Size];
        digests[communicator.Rank] = Digest($"{buffers}: {_text}");
        all.View.CopyFromCPU(communicator.Stream, digests);
        communicator.AllGather(all, communicator.Stream, site.File, site.Line);
        communicator.Synchronize();
        all.View.CopyToCPU(communicator.Stream, digests);
        communicator.Synchronize();

        ulong own = digests[communicator.Rank];
        int[] others = [.. Enumerable.Range(0, digests.Length).Where(rank => digests[rank] != own)];
        if (others.Length > 0)
            throw BucketErrors.OrderOfRanks(others, _text.ToString(), site);
    }

    private static ulong Digest(string text) => BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
