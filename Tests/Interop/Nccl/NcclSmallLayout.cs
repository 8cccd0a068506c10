using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using TypedCollectives.Interop.Nccl;

namespace TypedCollectives.Interop.Tests.Nccl;

/// <summary>What the managed structs other than <see cref="NcclConfig"/> look like in memory, under the names of nccl.h.</summary>
internal static class NcclSmallLayout
{
    /// <summary>The offset of every field.</summary>
    public static Dictionary<string, int> Offsets()
    {
        Dictionary<string, int> offsets = [];
        Add<NcclSimInfo>("ncclSimInfo_t");
        Add<NcclWaitSignalDesc>("ncclWaitSignalDesc_t");
        Add<NcclConfigExt>("ncclConfigExt_t");
        Add<NcclCollConfig>("ncclCollConfig_t");
        Add<NcclEncryptionConfig>("ncclEncryptionConfig_t");
        return offsets;

        void Add<T>(string type)
        {
            foreach (string field in typeof(T).GetFields().Where(field => !field.IsStatic).Select(field => field.Name))
            {
                offsets.Add($"{type}.{NativeName(field)}", (int)Marshal.OffsetOf<T>(field));
            }
        }
    }

    /// <summary>The bytes of structs that set nothing, up to the padding at their ends.</summary>
    public static Dictionary<string, string> InitializerBytes() => new()
    {
        ["simInfo"] = Bytes(NcclSimInfo.Create(), nameof(NcclSimInfo.EstimatedTime), sizeof(float)),
        ["collConfig"] = Bytes(NcclCollConfig.Create(), nameof(NcclCollConfig.LaunchCompletionEvent), Unsafe.SizeOf<nint>()),
        ["encryptionConfig"] = Bytes(NcclEncryptionConfig.Create(), nameof(NcclEncryptionConfig.Mode), sizeof(int)),
    };

    private static string Bytes<T>(T value, string lastField, int lastSize)
        where T : unmanaged =>
        Convert.ToHexString(MemoryMarshal.AsBytes([value])[..((int)Marshal.OffsetOf<T>(lastField) + lastSize)]);

    private static string NativeName(string field) => field switch
    {
        "MinCtas" => "minCTAs",
        "MaxCtas" => "maxCTAs",
        "NvlsCtas" => "nvlsCTAs",
        "CtaPolicy" => "CTAPolicy",
        "VendorId" => "key.vendorId",
        "OptionId" => "key.optionId",
        "Value" => "val.raw",
        _ => char.ToLowerInvariant(field[0]) + field[1..],
    };
}
