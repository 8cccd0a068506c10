namespace TypedCollectives.Interop.Nccl;

/// <summary>A version of NCCL.</summary>
/// <param name="Major">The major number.</param>
/// <param name="Minor">The minor number.</param>
/// <param name="Patch">The patch number.</param>
public readonly record struct NcclVersion(int Major, int Minor, int Patch) : IComparable<NcclVersion>
{
    /// <summary>
    /// The code of this version, as <see cref="NcclNative.ncclGetVersion"/> reports it: <c>NCCL_VERSION(X,Y,Z)</c> of nccl.h.
    /// </summary>
    /// <value>
    /// Up to 2.8 <c>X*1000 + Y*100 + Z</c>, from 2.9 on <c>X*10000 + Y*100 + Z</c>: 2804 is 2.8.4 and 23007 is 2.30.7.
    /// </value>
    public int Code => Major <= 2 && Minor <= 8
        ? (Major * 1000) + (Minor * 100) + Patch
        : (Major * 10000) + (Minor * 100) + Patch;

    /// <summary>Whether one version is older than another.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> is older.</returns>
    public static bool operator <(NcclVersion left, NcclVersion right) => left.CompareTo(right) < 0;

    /// <summary>Whether one version is newer than another.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> is newer.</returns>
    public static bool operator >(NcclVersion left, NcclVersion right) => left.CompareTo(right) > 0;

    /// <summary>Whether one version is no newer than another.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> is older or the same.</returns>
    public static bool operator <=(NcclVersion left, NcclVersion right) => left.CompareTo(right) <= 0;

    /// <summary>Whether one version is no older than another.</summary>
    /// <param name="left">One version.</param>
    /// <param name="right">The other.</param>
    /// <returns>Whether <paramref name="left"/> is newer or the same.</returns>
    public static bool operator >=(NcclVersion left, NcclVersion right) => left.CompareTo(right) >= 0;

    /// <summary>Reads a version code.</summary>
    /// <param name="code">What <see cref="NcclNative.ncclGetVersion"/> reported.</param>
    /// <returns>The version.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="code"/> is negative.</exception>
    public static NcclVersion FromCode(int code)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(code);

        // The two forms do not meet: the largest old code is 2899, the smallest new one 10900.
        int scale = code < 10000 ? 1000 : 10000;
        return new NcclVersion(code / scale, code % scale / 100, code % 100);
    }

    /// <inheritdoc/>
    public int CompareTo(NcclVersion other) => (Major, Minor, Patch).CompareTo((other.Major, other.Minor, other.Patch));

    /// <summary>The version as NCCL writes it.</summary>
    /// <returns>For example <c>2.30.7</c>.</returns>
    public override string ToString() => FormattableString.Invariant($"{Major}.{Minor}.{Patch}");
}
