namespace TypedCollectives;

/// <summary>What NCCL asks of communicators that grow.</summary>
internal static class NcclGrowth
{
    /// <summary>Throws if the one address that every communicator is to meet at is set: a growth meets at one of its own.</summary>
    internal static void RefuseCommId(string what)
    {
        if (NcclSettings.Get(InterfaceQuery.CommIdSetting) is { Length: > 0 } address)
        {
            throw new InvalidOperationException(
                $"{what}: {InterfaceQuery.CommIdSetting}={address} is set, and NCCL grows no communicator then. Unset it before the process starts.");
        }
    }
}
