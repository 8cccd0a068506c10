namespace TypedCollectives;

/// <summary>The sum of what the ranks contribute, each rank's multiplied by a number of its own first: NCCL's <c>PreMulSum</c>.</summary>
/// <typeparam name="T">The element type: one of the built-in numbers.</typeparam>
/// <param name="Scalar">What this rank's contribution is multiplied by; ranks may give different numbers.</param>
/// <remarks>Device memory carried by the Nccl backend, 2.11.4 or newer. The multiplication costs no pass over the data of its own.</remarks>
/// <example>
/// <code>
/// comm.AllReduce(gradients, new PreMulSum&lt;float&gt;(myTokens / (float)allTokens));
/// </code>
/// </example>
public readonly record struct PreMulSum<T>(T Scalar)
    where T : unmanaged;
