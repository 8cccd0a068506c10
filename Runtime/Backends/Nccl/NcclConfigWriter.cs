using System.Runtime.InteropServices;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives;

/// <summary>A rank's <see cref="NcclOptions"/> as NCCL takes them.</summary>
/// <remarks>
/// NCCL keeps the pointer to the communicator's name, so the texts live as long as the communicator: this is disposed after it.
/// </remarks>
internal sealed unsafe class NcclConfigWriter : IDisposable
{
    private readonly NcclLibrary _library;
    private NcclConfig _config = NcclConfig.Create();
    private nint _netName;
    private nint _name;

    /// <summary>Writes the options.</summary>
    /// <param name="library">The library they are for.</param>
    /// <param name="options">The options.</param>
    /// <param name="isBlocking">Whether the communicator is blocking.</param>
    /// <exception cref="ArgumentException">Options contradict each other.</exception>
    /// <exception cref="NotSupportedException">The library is too old for an option.</exception>
    internal NcclConfigWriter(NcclLibrary library, NcclOptions? options, bool isBlocking)
    {
        _library = library;
        _config.Blocking = isBlocking ? 1 : 0;
        if (options is null)
            return;
        CheckTogether(options);
        Write(options);
        _ = Require(options.NetName, nameof(NcclConfig.NetName), nameof(options.NetName));
        _ = Require(options.Name, nameof(NcclConfig.CommName), nameof(options.Name));

        // After everything that throws.
        _netName = Marshal.StringToCoTaskMemUTF8(options.NetName);
        _name = Marshal.StringToCoTaskMemUTF8(options.Name);
        _config.NetName = (byte*)_netName;
        _config.CommName = (byte*)_name;
    }

    internal NcclConfig Config => _config;

    public void Dispose()
    {
        Marshal.FreeCoTaskMem(_netName);
        Marshal.FreeCoTaskMem(_name);
        _netName = _name = 0;
    }

    // What NCCL's own check compares, and what it would change with nothing but a line in its log.
    private static void CheckTogether(NcclOptions options)
    {
        if (options.MinCtas is { } least && options.MaxCtas is null)
        {
            throw new ArgumentException(
                $"NcclOptions.MinCtas={least} needs MaxCtas too: NCCL refuses the one without the other.", nameof(options));
        }

        if (options.MinCtas > options.MaxCtas)
            throw new ArgumentException($"NcclOptions.MinCtas={options.MinCtas} is more than MaxCtas={options.MaxCtas}.", nameof(options));
        if (options is { GraphStreamOrdering: false, GraphUsageMode: null or NcclGraphUsage.Mixed })
        {
            throw new ArgumentException(
                "NcclOptions.GraphStreamOrdering=false needs GraphUsageMode None or Single: with mixed graphs, NCCL's default, it would order them all "
                + "the same.",
                nameof(options));
        }
    }

    private void Write(NcclOptions options)
    {
        Set(ref _config.CgaClusterSize, options.CgaClusterSize, nameof(NcclConfig.CgaClusterSize), nameof(options.CgaClusterSize));
        Set(ref _config.MinCtas, options.MinCtas, nameof(NcclConfig.MinCtas), nameof(options.MinCtas));
        Set(ref _config.MaxCtas, options.MaxCtas, nameof(NcclConfig.MaxCtas), nameof(options.MaxCtas));
        Set(ref _config.SplitShare, Number(options.SplitShare), nameof(NcclConfig.SplitShare), nameof(options.SplitShare));
        Set(ref _config.TrafficClass, options.TrafficClass, nameof(NcclConfig.TrafficClass), nameof(options.TrafficClass));
        Set(ref _config.CollnetEnable, Number(options.CollnetEnable), nameof(NcclConfig.CollnetEnable), nameof(options.CollnetEnable));
        Set(ref _config.CtaPolicy, (int?)options.CtaPolicy, nameof(NcclConfig.CtaPolicy), nameof(options.CtaPolicy));
        Set(ref _config.ShrinkShare, Number(options.ShrinkShare), nameof(NcclConfig.ShrinkShare), nameof(options.ShrinkShare));
        Set(ref _config.NvlsCtas, options.NvlsCtas, nameof(NcclConfig.NvlsCtas), nameof(options.NvlsCtas));
        Set(ref _config.NChannelsPerNetPeer, options.ChannelsPerNetPeer, nameof(NcclConfig.NChannelsPerNetPeer), nameof(options.ChannelsPerNetPeer));
        Set(
            ref _config.NvlinkCentricSched, Number(options.NvlinkCentricScheduling), nameof(NcclConfig.NvlinkCentricSched),
            nameof(options.NvlinkCentricScheduling));
        Set(ref _config.GraphUsageMode, (int?)options.GraphUsageMode, nameof(NcclConfig.GraphUsageMode), nameof(options.GraphUsageMode));
        Set(ref _config.NumRmaCtx, options.RmaContexts, nameof(NcclConfig.NumRmaCtx), nameof(options.RmaContexts));
        Set(ref _config.MaxP2pPeers, options.MaxP2pPeers, nameof(NcclConfig.MaxP2pPeers), nameof(options.MaxP2pPeers));
        Set(
            ref _config.GraphStreamOrdering, Number(options.GraphStreamOrdering), nameof(NcclConfig.GraphStreamOrdering),
            nameof(options.GraphStreamOrdering));
        Set(
            ref _config.LaunchOrderImplicit, Number(options.LaunchOrderImplicit), nameof(NcclConfig.LaunchOrderImplicit),
            nameof(options.LaunchOrderImplicit));
        Set(ref _config.NumRmaSig, options.RmaSignals, nameof(NcclConfig.NumRmaSig), nameof(options.RmaSignals));
        Set(ref _config.RmaEagerInit, Number(options.RmaEagerInit), nameof(NcclConfig.RmaEagerInit), nameof(options.RmaEagerInit));
        Set(ref _config.HostCftMode, (int?)options.HostCftMode, nameof(NcclConfig.HostCftMode), nameof(options.HostCftMode));
        Set(ref _config.NvlsHostMode, (int?)options.NvlsHostMode, nameof(NcclConfig.NvlsHostMode), nameof(options.NvlsHostMode));
    }

    private void Set(ref int place, int? value, string field, string option)
    {
        if (Require(value, field, option))
            place = value!.Value;
    }

    private bool Require(object? value, string field, string option)
    {
        if (value is null)
            return false;
        _library.Require(NcclRequirements.FirstVersionOfOption(field), $"NcclOptions.{option}");
        return true;
    }

    private static int? Number(bool? value) => value is { } flag ? flag ? 1 : 0 : null;
}
