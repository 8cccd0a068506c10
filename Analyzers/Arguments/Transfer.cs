using Microsoft.CodeAnalysis;
using TypedCollectives.Analyzers.Values;

namespace TypedCollectives.Analyzers.Arguments;

/// <summary>What one call, or one parameter of a step, moves.</summary>
internal sealed class Transfer(string operation, IOperation call, IOperation communicator, IOperation? send, IOperation? recv, IOperation? root)
{
    public string Operation { get; } = operation;

    public IOperation Call { get; } = call;

    public IOperation Communicator { get; } = communicator;

    /// <summary>What is read.</summary>
    public IOperation? Send { get; } = send;

    /// <summary>What is written; the same as <see cref="Send"/> where there is one buffer only.</summary>
    public IOperation? Recv { get; } = recv;

    /// <summary>The rank the data comes from or goes to.</summary>
    public IOperation? Root { get; } = root;

    /// <summary>Whether it is a call of the native library, which is given addresses and a number of elements.</summary>
    public bool IsNative { get; set; }

    /// <summary>The number of elements a native call is given.</summary>
    public Quantity? Count { get; set; }

    /// <summary>The size in bytes of a native call's elements.</summary>
    public int? ElementSize { get; set; }

    /// <summary>Whether ranks other than the root may pass anything for one of the buffers.</summary>
    public bool IsRooted => Operation is "Broadcast" or "Reduce" or "Gather" or "Scatter";
}
