using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Arguments.ArgumentAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Arguments;

/// <summary>TC3007.</summary>
public class DuplicateDeviceTests
{
    [Theory]
    [InlineData("Communicator.InitAll([a, {|TC3007:a|}]);")]
    [InlineData("Communicator.InitAll(new[] { a, b, {|TC3007:a|} });")]
    [InlineData("Communicator.InitAll(new Accelerator[] { a, b, {|TC3007:b|}, {|TC3007:b|} }, null);")]
    [InlineData("Accelerator[] all = [a, {|TC3007:a|}]; Communicator.InitAll(all);")]
    [InlineData("var same = a; Communicator.InitAll([a, b, {|TC3007:same|}]);")]
    [InlineData("Communicator.InitAll([clique[0].Accelerator, {|TC3007:clique[0].Accelerator|}]);")]
    [InlineData("var all = new Accelerator[2]; all[0] = a; all[1] = {|TC3007:a|}; Communicator.InitAll(all);")]
    public Task An_accelerator_given_twice_is_reported(string statements) => Verify.VerifyAsync(Source(statements));

    [Theory]
    [InlineData("Communicator.InitAll([a, b]);")]
    [InlineData("Communicator.InitAll([a]);")]
    [InlineData("Communicator.InitAll(list);")]
    [InlineData("Communicator.InitAll([.. list, a]);")]
    [InlineData("Communicator.InitAll([list[0], list[1]]);")]
    [InlineData("Communicator.InitAll([clique[0].Accelerator, clique[1].Accelerator]);")]
    [InlineData("Communicator.InitAll([Make(), Make()]);")]
    [InlineData("var all = new Accelerator[2]; all[0] = a; all[1] = a; all[1] = b; Communicator.InitAll(all);")]
    [InlineData("var all = new Accelerator[2]; all[0] = a; all[1] = b; if (list.Length > 1) all[1] = a; Communicator.InitAll(all);")]
    [InlineData("Communicator.InitAll(2);")]
    public Task Accelerators_that_may_differ_are_not_reported(string statements) => Verify.VerifyAsync(Source(statements));

    [Theory]
    [InlineData("var devices = stackalloc int[] { 0, {|TC3007:0|} }; NcclNative.ncclCommInitAll(comms, 2, devices);")]
    [InlineData("var devices = stackalloc[] { 0, 1, {|TC3007:1|} }; NcclNative.ncclCommInitAll(comms, 3, devices);")]
    [InlineData("int* devices = stackalloc int[2]; devices[0] = 3; devices[1] = {|TC3007:3|}; NcclNative.ncclCommInitAll(comms, 2, devices);")]
    [InlineData("int[] devices = [0, {|TC3007:0|}]; fixed (int* list = devices) NcclNative.ncclCommInitAll(comms, 2, list);")]
    [InlineData("fixed (int* list = new[] { 1, {|TC3007:1|} }) NcclNative.ncclCommInitAll(comms, 2, list);")]
    public Task A_number_given_twice_to_the_native_library_is_reported(string statements) =>
        Verify.VerifyAsync(NativeSource.Method("var comms = stackalloc NcclComm[4]; " + statements));

    [Theory]
    [InlineData("var devices = stackalloc int[] { 0, 1 }; NcclNative.ncclCommInitAll(comms, 2, devices);")]
    [InlineData("var devices = stackalloc int[] { 0, 1, 0 }; NcclNative.ncclCommInitAll(comms, 2, devices);")]
    [InlineData("var devices = stackalloc int[] { n, n + 1 }; NcclNative.ncclCommInitAll(comms, 2, devices);")]
    [InlineData("int* devices = stackalloc int[2]; for (int i = 0; i < 2; i++) devices[i] = i; NcclNative.ncclCommInitAll(comms, 2, devices);")]
    [InlineData("NcclNative.ncclCommInitAll(comms, 2, null);")]
    public Task Numbers_that_differ_are_not_reported(string statements) =>
        Verify.VerifyAsync(NativeSource.Method("var comms = stackalloc NcclComm[4]; " + statements));

    private static string Source(string statements) => $$"""
        public static class C
        {
            private static Accelerator Make() => null!;

            public static void M(Accelerator a, Accelerator b, Accelerator[] list, CommunicatorClique clique)
            {
                {{statements}}
            }
        }
        """;
}
