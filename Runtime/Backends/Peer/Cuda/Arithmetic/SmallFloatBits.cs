using System.Runtime.CompilerServices;

namespace TypedCollectives;

/// <summary>The small floating-point formats, for kernels on CUDA.</summary>
internal static class SmallFloatBits
{
    /// <summary>binary16, by the device's conversions (<c>cvt.f32.f16</c>, <c>cvt.rn.f16.f32</c>).</summary>
    internal struct Float16 : ISmallFloatBits<ushort>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static float Widen(ushort bits) => ILGPU.Interop.IntAsFloat(bits);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ushort Narrow(float value) => ILGPU.Interop.FloatAsInt((ILGPU.Half)value);
    }

    internal struct BFloat16 : ISmallFloatBits<ushort>
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static float Widen(ushort bits) => SmallFloat.FromBFloat16(bits);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static ushort Narrow(float value) => SmallFloat.ToBFloat16(value);
    }

    internal struct Float8E4M3 : ISmallFloatBits<byte>
    {
        public static float Widen(byte bits) => (float)new TypedCollectives.Float8E4M3(bits);

        public static byte Narrow(float value) => ((TypedCollectives.Float8E4M3)value).Bits;
    }

    internal struct Float8E5M2 : ISmallFloatBits<byte>
    {
        public static float Widen(byte bits) => (float)new TypedCollectives.Float8E5M2(bits);

        public static byte Narrow(float value) => ((TypedCollectives.Float8E5M2)value).Bits;
    }
}
