namespace TypedCollectives.Samples.Quickstart;

/// <summary>Three floats, reduced lane by lane by every built-in reduction.</summary>
[CollectiveElement]
public partial record struct Vector3f(float X, float Y, float Z);
