using Verify = TypedCollectives.Analyzers.Tests.Verifiers.FixVerifier<
    TypedCollectives.Analyzers.Grouping.UngroupedCollectivesAnalyzer,
    TypedCollectives.CodeFixes.Grouping.GroupCollectivesFix>;

namespace TypedCollectives.Analyzers.Tests.Grouping;

/// <summary>The fix of TC1001 where communicators are made.</summary>
public class GroupInitsFixTests
{
    [Fact]
    public Task The_loop_gets_a_group() => Verify.VerifyMethodAsync(
        """
                UniqueId id = UniqueId.Create();
                for (int i = 0; i < n; i++)
                    comms[i] = [|Communicator.Init(id, i, n)|];
        """,
        """
                UniqueId id = UniqueId.Create();
                using (CollectiveGroup.Open())
                    for (int i = 0; i < n; i++)
                        comms[i] = Communicator.Init(id, i, n);
        """);

    [Fact]
    public Task Calls_that_follow_each_other_get_a_block() => Verify.VerifyMethodAsync(
        """
                UniqueId id = UniqueId.Create();
                comms[0] = [|Communicator.Init(id, 0, 2)|];
                Console.WriteLine(comms[0].Rank);
                comms[1] = Communicator.Init(id, 1, 2);
        """,
        """
                UniqueId id = UniqueId.Create();
                using (CollectiveGroup.Open())
                {
                    comms[0] = Communicator.Init(id, 0, 2);
                    Console.WriteLine(comms[0].Rank);
                    comms[1] = Communicator.Init(id, 1, 2);
                }
        """);

    /// <summary>In a group there is no communicator yet.</summary>
    [Theory]
    [InlineData("comms[i].Barrier();")]
    [InlineData("Console.WriteLine(comms[i].Device);")]
    [InlineData("comms[i]?.Dispose();")]
    [InlineData("static void Use(Communicator made) => Console.WriteLine(made.Backend); Use(comms[i]);")]
    public Task A_communicator_that_is_used_at_once_gets_none(string use) => Verify.VerifyNoFixAsync(
        $$"""
                UniqueId id = UniqueId.Create();
                for (int i = 0; i < n; i++)
                {
                    comms[i] = [|Communicator.Init(id, i, n)|];
                    {{use}}
                }
        """);
}
