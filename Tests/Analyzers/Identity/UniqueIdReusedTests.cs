using Microsoft.CodeAnalysis.Testing;
using TypedCollectives.Analyzers.Rules;
using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Identity.UniqueIdReusedAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Identity;

/// <summary>TC3008.</summary>
public class UniqueIdReusedTests
{
    [Theory]
    [InlineData("var one = Init(given, rank, size); var other = [|Init(given, rank, size)|];")]
    [InlineData("var one = Init(given, rank, 4); var other = [|Init(given, rank, 2)|];")]
    [InlineData("var one = Init(given, 0, size); if (rank > 1) { var other = [|Init(given, 0, size)|]; }")]
    [InlineData("var one = Init(given, 1, 4); var other = [|Init(given, 0, 2)|];")]
    [InlineData("var one = Init(given, rank, size); one.Dispose(); var other = [|Init(given, rank, size)|];")]
    public Task Two_communicators_of_one_id_are_reported(string statements) => Verify.VerifyAsync(Stand.InManagedMethod(statements));

    [Theory]
    [InlineData("NcclNative.ncclCommInitRank(&comm, size, given, rank); [|NcclNative.ncclCommInitRank(&comm, size, given, rank)|];")]
    [InlineData("for (int i = 0; i < 4; i++) [|NcclNative.ncclCommInitRank(&comm, size, given, rank)|];")]
    [InlineData("NcclUniqueId id; NcclNative.ncclGetUniqueId(&id); for (int i = 0; i < 4; i++) [|NcclNative.ncclCommInitRank(&comm, size, id, rank)|];")]
    public Task Two_native_communicators_of_one_id_are_reported(string statements) => Verify.VerifyAsync(Stand.InNativeMethod(statements));

    [Theory]
    [InlineData("for (int i = 0; i < 4; i++) { var comm = [|Init(given, rank, size)|]; }")]
    [InlineData("foreach (var i in new[] { 2, 4, 8 }) { var comm = [|Init(given, rank, i)|]; }")]
    [InlineData("while (rank < size) { using var comm = [|Init(given, rank, size)|]; }")]
    public Task A_communicator_of_the_same_id_in_each_round_is_reported(string statements) => Verify.VerifyAsync(Stand.InManagedMethod(statements));

    [Theory]
    [InlineData("NcclNative.ncclCommInitRank(&comm, 2, given, 0); NcclNative.ncclCommInitRank(&comm, 2, given, 1);")]
    [InlineData("for (int r = 0; r < size; r++) NcclNative.ncclCommInitRank(&comm, size, given, r);")]
    [InlineData("for (int i = 0; i < 4; i++) NcclNative.ncclCommInitRank(&comm, size, given, first + i);")]
    [InlineData("for (int i = 0; i < 4; i++) { NcclNative.ncclCommInitRank(&comm, size, given, rank); rank++; }")]
    [InlineData("int[] ranks = [2, 3]; foreach (var r in ranks) NcclNative.ncclCommInitRank(&comm, size, given, r);")]
    [InlineData("NcclNative.ncclCommInitRank(&comm, size, given, rank); NcclNative.ncclCommInitRank(&comm, size, given, first);")]
    public Task The_ranks_of_one_communicator_are_not_reported(string statements) => Verify.VerifyAsync(Stand.InNativeMethod(statements));

    [Theory]
    [InlineData("var one = Init(given, rank, size); given = Receive(); var other = Init(given, rank, size);")]
    [InlineData("for (int i = 0; i < 4; i++) { UniqueId id = Receive(); var comm = Init(id, rank, size); }")]
    [InlineData("for (int i = 0; i < 4; i++) { given = Receive(); var comm = Init(given, rank, size); }")]
    [InlineData("var one = Init(given, rank, size); var other = Init(_id, rank, size);")]
    public Task An_id_for_each_communicator_is_not_reported(string statements) => Verify.VerifyAsync(Stand.InManagedMethod(statements));

    [Theory]
    [InlineData("NcclUniqueId id; for (int i = 0; i < 4; i++) { NcclNative.ncclGetUniqueId(&id); NcclNative.ncclCommInitRank(&comm, 1, id, 0); }")]
    [InlineData("NcclUniqueId id; Share(&id); NcclNative.ncclCommInitRank(&comm, size, id, rank); Share(&id); NcclNative.ncclCommInitRank(&comm, size, id, rank);")]
    public Task A_native_id_for_each_communicator_is_not_reported(string statements) => Verify.VerifyAsync(Stand.InNativeMethod(statements));

    [Theory]
    [InlineData("if (rank > 1) { var one = Init(given, rank, size); } else { var other = Init(given, rank, size); }")]
    [InlineData("Communicator comm; try { comm = Init(given, rank, size); } catch (TimeoutException) { comm = Init(given, rank, size); }")]
    [InlineData("for (int attempt = 0; attempt < 3; attempt++) { var comm = Init(given, rank, size); if (comm.Rank == rank) break; }")]
    [InlineData("for (int attempt = 0; attempt < 3; attempt++) { try { var comm = Init(given, rank, size); } catch (TimeoutException) { } }")]
    public Task Alternatives_and_attempts_are_not_reported(string statements) => Verify.VerifyAsync(Stand.InManagedMethod(statements));

    [Fact]
    public Task Ranks_with_threads_of_their_own_are_not_reported() => Verify.VerifyAsync(Stand.InManagedMethod(
        "Parallel.For(0, size, r => { using var comm = Init(given, r, size); }); Task.Run(() => Init(given, rank, size)); Task.Run(() => Init(given, rank, size));"));

    [Fact]
    public Task The_message_names_the_line_of_the_other() => Verify.VerifyAsync(
        Stand.InManagedMethod("var one = {|#1:Init(given, rank, size)|};\nvar other = {|#0:Init(given, rank, size)|};"),
        new DiagnosticResult(IdentityRules.UniqueIdReused).WithLocation(0).WithLocation(1).WithArguments("given", "than the one of line 12"));

    [Fact]
    public Task The_message_names_the_loop() => Verify.VerifyAsync(
        Stand.InManagedMethod("while (true) { var other = {|#0:Init(given, rank, size)|}; }"),
        new DiagnosticResult(IdentityRules.UniqueIdReused).WithLocation(0).WithArguments("given", "in each round of the loop"));
}
