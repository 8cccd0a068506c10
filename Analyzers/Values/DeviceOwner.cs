using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Values;

/// <summary>Whose device something is on: that of an element of a clique or of a list, or of one variable.</summary>
internal readonly struct DeviceOwner(SymbolPath collection, Quantity? index, string text, IReadOnlyList<SymbolPath?>? devices = null)
{
    /// <summary>As it is written in the source.</summary>
    public string Text { get; } = text;

    /// <summary>The elements' devices, where the clique was made from a list of them that is written out.</summary>
    private IReadOnlyList<SymbolPath?>? Devices { get; } = devices;

    private SymbolPath Collection { get; } = collection;

    private Quantity? Index { get; } = index;

    /// <summary>Whether the two are certainly different devices, on some rank at least.</summary>
    public bool DiffersFrom(DeviceOwner other, Func<Atom, int?> minimum)
    {
        if (Index is not null && other.Index is not null && Collection.Equals(other.Collection))
            return (Index - other.Index).IsNotZero(minimum);
        return IsOtherThan(other) || other.IsOtherThan(this);
    }

    // clique = InitAll([first, second]): clique[0] is on first, and not on second.
    private bool IsOtherThan(DeviceOwner other)
    {
        if (Devices is not { } devices || Index?.Constant is not { } index || index < 0 || index >= devices.Count
            || devices[(int)index] is not { } own || other.Index is not null)
            return false;
        var path = other.Collection;
        return !own.Equals(path) && devices.Any(device => device is { } known && known.Equals(path));
    }
}
