using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Identity.UniqueIdOnEveryRankAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Identity;

/// <summary>TC2007.</summary>
public class UniqueIdOnEveryRankTests
{
    [Theory]
    [InlineData("NcclUniqueId id; Check([|NcclNative.ncclGetUniqueId(&id)|]); Check(NcclNative.ncclCommInitRank(&comm, size, id, rank));")]
    [InlineData("NcclUniqueId id; [|NcclNative.ncclGetUniqueId(&id)|]; NcclNative.ncclCommInitRank(&comm, 8, id, rank);")]
    [InlineData("NcclUniqueId id = default; [|NcclNative.ncclGetUniqueId(&id)|]; if (flag) NcclNative.ncclCommInitRank(&comm, size, id, rank);")]
    [InlineData("for (int r = 0; r < size; r++) { NcclUniqueId id; [|NcclNative.ncclGetUniqueId(&id)|]; NcclNative.ncclCommInitRank(&comm, size, id, r); }")]
    [InlineData("Task.Run(() => { NcclUniqueId id; NcclComm own; [|NcclNative.ncclGetUniqueId(&id)|]; NcclNative.ncclCommInitRank(&own, size, id, rank); });")]
    public Task A_native_id_of_each_rank_is_reported(string statements) => Verify.VerifyAsync(Stand.InNativeMethod(statements));

    [Theory]
    [InlineData("UniqueId id = [|UniqueId.Create()|]; using var comm = Init(id, rank, size);")]
    [InlineData("UniqueId id; id = [|UniqueId.Create()|]; using var comm = Init(id, rank, size);")]
    [InlineData("using var comm = Init([|UniqueId.Create()|], rank, size);")]
    [InlineData("using var comm = Init([|UniqueId.Create()|], rank, 2);")]
    public Task A_managed_id_of_each_rank_is_reported(string statements) => Verify.VerifyAsync(Stand.InManagedMethod(statements));

    [Theory]
    [InlineData("UniqueId id; if (rank == 0) { id = UniqueId.Create(); Send(id); } else id = Receive(); using var comm = Init(id, rank, size);")]
    [InlineData("UniqueId id = rank == 0 ? UniqueId.Create() : Receive(); using var comm = Init(id, rank, size);")]
    [InlineData("if (rank == 0) { UniqueId id = UniqueId.Create(); using var comm = Init(id, rank, size); }")]
    [InlineData("if (rank != 0) { Join(); return; } UniqueId id = UniqueId.Create(); using var comm = Init(id, rank, size);")]
    [InlineData("switch (rank) { case 0: { UniqueId id = UniqueId.Create(); using var comm = Init(id, rank, size); break; } }")]
    public Task An_id_that_one_rank_makes_is_not_reported(string statements) => Verify.VerifyAsync(Stand.InManagedMethod(statements));

    [Theory]
    [InlineData("UniqueId id = UniqueId.Create(); Send(id); using var comm = Init(id, rank, size);")]
    [InlineData("UniqueId id = UniqueId.Create(); id = Exchange(id); using var comm = Init(id, rank, size);")]
    [InlineData("UniqueId id = UniqueId.Create(); _id = id; using var comm = Init(id, rank, size);")]
    [InlineData("_id = UniqueId.Create(); using var comm = Init(_id, rank, size);")]
    public Task An_id_that_goes_elsewhere_is_not_reported(string statements) => Verify.VerifyAsync(Stand.InManagedMethod(statements));

    [Theory]
    [InlineData("NcclUniqueId id; NcclNative.ncclGetUniqueId(&id); for (int r = 0; r < size; r++) NcclNative.ncclCommInitRank(&comm, size, id, r);")]
    [InlineData("NcclUniqueId id; NcclNative.ncclGetUniqueId(&id); NcclNative.ncclCommInitRank(&comm, 2, id, 0); NcclNative.ncclCommInitRank(&comm, 2, id, 1);")]
    [InlineData("NcclUniqueId id; NcclNative.ncclGetUniqueId(&id); Share(&id); NcclNative.ncclCommInitRank(&comm, size, id, rank);")]
    public Task An_id_for_all_ranks_of_the_process_is_not_reported(string statements) => Verify.VerifyAsync(Stand.InNativeMethod(statements));

    [Fact]
    public Task An_id_for_the_threads_of_the_ranks_is_not_reported() => Verify.VerifyAsync(Stand.InManagedMethod(
        "UniqueId id = UniqueId.Create(); Parallel.For(0, size, r => { using var comm = Init(id, r, size); });"));

    [Theory]
    [InlineData("UniqueId id = UniqueId.Create(); using var comm = Init(id, 0, 1);")]
    [InlineData("using var comm = Init(UniqueId.Create(), 0, 1);")]
    public Task A_communicator_of_one_rank_is_not_reported(string statements) => Verify.VerifyAsync(Stand.InManagedMethod(statements));
}
