namespace TypedCollectives.Generators.Models;

/// <summary>One call of a collective on a communicator.</summary>
/// <param name="Operation">The method of the communicator.</param>
/// <param name="Send">The buffer.</param>
/// <param name="Receive">The buffer for the result; <see langword="null"/> in place.</param>
/// <param name="ReduceOp">A built-in reduction.</param>
/// <param name="Reduction">A reduction written in C#.</param>
/// <param name="Root">The root rank, of a collective that has one.</param>
/// <param name="IsOnDevice">Whether the buffers lie on a device, and the call takes a stream.</param>
internal sealed record CollectiveCall(
    string Operation,
    OperandModel Send,
    OperandModel? Receive,
    string? ReduceOp,
    ReductionModel? Reduction,
    int? Root,
    bool IsOnDevice);
