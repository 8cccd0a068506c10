using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Flight.BufferInFlightAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Flight;

/// <summary>TC4001 and windows: registering moves nothing.</summary>
public class WindowInFlightTests
{
    [Theory]
    [InlineData("using var window = comm.RegisterWindow(view); view.CopyFromCPU(array); view.CopyToCPU(array);")]
    [InlineData("var b = comm.Accelerator.Allocate1D<float>(n); using (comm.RegisterWindow((ArrayView<float>)b.View)) { } b.GetAsArray1D(); b.Dispose();")]
    public Task A_buffer_of_a_window_is_not_in_flight(string statements) => Verify.VerifyMethodAsync(statements);
}
