namespace TypedCollectives;

/// <summary>
/// Marks a partial method whose annotated parameters are the collectives of one step; the generator writes its body.
/// </summary>
/// <remarks>
/// The method returns <c>void</c>, has one <see cref="Communicator"/> parameter and at least one annotated buffer
/// parameter, and may have one <c>AcceleratorStream</c> parameter, which every device buffer's collective is then put on.
/// With <c>[CallerFilePath] string file = ""</c> and <c>[CallerLineNumber] int line = 0</c> errors name the caller of the step.
/// The collectives run in parameter order inside one group, unless a buffer is a <see cref="Span{T}"/>: a span cannot
/// outlive its call, so such a step runs each collective to its end before the next.
/// </remarks>
[AttributeUsage(AttributeTargets.Method, Inherited = false)]
public sealed class CollectiveStepAttribute : Attribute;
