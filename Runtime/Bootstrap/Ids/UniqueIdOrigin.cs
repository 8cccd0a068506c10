namespace TypedCollectives;

/// <summary>Where a <see cref="UniqueId"/> comes from.</summary>
public enum UniqueIdOrigin
{
    /// <summary>The bytes hold no address that could be read; NCCL before 2.8 made such ids, and the default value is one.</summary>
    Unknown,

    /// <summary><see cref="UniqueId.Create"/>: a managed root, and a secret that the ranks prove to each other.</summary>
    Managed,

    /// <summary><c>ncclGetUniqueId</c> of native NCCL 2.8 or later.</summary>
    Native,

    /// <summary>An address everybody knows, as in <c>NCCL_COMM_ID</c>.</summary>
    Address,
}
