using System.Runtime.CompilerServices;
using System.Text;

namespace TypedCollectives;

/// <summary>What ranks must agree on in a call, in 32 bits that are the same in every process.</summary>
/// <remarks>FNV-1a: short inputs, no adversary; two calls that differ have the same one once in four billion times.</remarks>
internal static class PeerFingerprint
{
    /// <summary>The fingerprint of the meeting in which a rank leaves for good; no call has it.</summary>
    internal const uint Goodbye = 0;

    private const uint Basis = 2166136261;
    private const uint Prime = 16777619;

    private static readonly ConditionalWeakTable<object, StrongBox<uint>> Names = new();

    internal static uint Of(in CollectiveCall call)
    {
        uint hash = Add(Basis, (uint)call.Kind);
        hash = Add(hash, NameOf(call.Layout.Type));
        hash = Add(hash, (uint)call.Element);
        hash = Add(hash, (uint)call.Count);
        hash = Add(hash, (uint)(call.Count >> 32));
        hash = Add(hash, call.IsReduction ? call.Custom is { } custom ? NameOf(custom.GetType()) : (uint)call.Op : 0);
        return Math.Max(Add(hash, call.IsRooted ? (uint)call.Peer : 0), Goodbye + 1);
    }

    /// <summary>The fingerprint of a call in which the ranks must agree on a number, too.</summary>
    internal static uint And(uint fingerprint, long number) =>
        Math.Max(Add(Add(fingerprint, (uint)number), (uint)(number >> 32)), Goodbye + 1);

    private static uint NameOf(Type type) => Names.GetValue(type, static type =>
    {
        uint hash = Basis;
        foreach (byte value in Encoding.UTF8.GetBytes(type.ToString()!))
            hash = (hash ^ value) * Prime;
        return new StrongBox<uint>(hash);
    }).Value;

    private static uint Add(uint hash, uint value)
    {
        for (int shift = 0; shift < 32; shift += 8)
            hash = (hash ^ ((value >> shift) & 0xFF)) * Prime;
        return hash;
    }
}
