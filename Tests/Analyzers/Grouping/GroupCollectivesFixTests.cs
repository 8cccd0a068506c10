using Verify = TypedCollectives.Analyzers.Tests.Verifiers.FixVerifier<
    TypedCollectives.Analyzers.Grouping.UngroupedCollectivesAnalyzer,
    TypedCollectives.CodeFixes.Grouping.GroupCollectivesFix>;

namespace TypedCollectives.Analyzers.Tests.Grouping;

/// <summary>The fix of TC1001.</summary>
public class GroupCollectivesFixTests
{
    [Fact]
    public Task A_loop_with_a_block_gets_a_block() => Verify.VerifyMethodAsync(
        """
                // All ranks sum.
                foreach (var c in clique) // in turn
                {
                    [|c.AllReduce(view,   ReduceOp.Sum)|]; /* as it is */

                    c.Barrier();
                } // end
                n++;
        """,
        """
                // All ranks sum.
                using (CollectiveGroup.Open())
                {
                    foreach (var c in clique) // in turn
                    {
                        c.AllReduce(view,   ReduceOp.Sum); /* as it is */

                        c.Barrier();
                    } // end
                }
                n++;
        """);

    [Fact]
    public Task A_loop_without_a_block_gets_none() => Verify.VerifyMethodAsync(
        """
                if (flag)
                    for (int i = 0; i < n; i++)
                        [|clique[i].AllReduce(buffers[i], ReduceOp.Sum)|];
        """,
        """
                if (flag)
                    using (CollectiveGroup.Open())
                        for (int i = 0; i < n; i++)
                            clique[i].AllReduce(buffers[i], ReduceOp.Sum);
        """);

    [Fact]
    public Task A_loop_within_a_line_stays_in_it() => Verify.VerifyMethodAsync(
        "        if (flag) foreach (var c in clique) [|c.Barrier()|];",
        "        if (flag) using (CollectiveGroup.Open()) foreach (var c in clique) c.Barrier();");

    [Fact]
    public Task Calls_that_follow_each_other_get_one_block() => Verify.VerifyMethodAsync(
        """
                // first
                [|clique[0].AllReduce(view, ReduceOp.Sum)|];
                // second
                clique[1].AllReduce(view, ReduceOp.Sum); // after
                clique.Synchronize();
        """,
        """
                // first
                using (CollectiveGroup.Open())
                {
                    clique[0].AllReduce(view, ReduceOp.Sum);
                    // second
                    clique[1].AllReduce(view, ReduceOp.Sum); // after
                }
                clique.Synchronize();
        """);

    [Fact]
    public Task Calls_in_one_line_stay_in_it() => Verify.VerifyMethodAsync(
        "        n++; [|clique[0].Barrier()|]; clique[1].Barrier(); n++;",
        "        n++; using (CollectiveGroup.Open()) { clique[0].Barrier(); clique[1].Barrier(); } n++;");

    [Fact]
    public Task Calls_in_different_blocks_are_held_together() => Verify.VerifyMethodAsync(
        """
                if (flag)
                {
                    [|clique[0].Barrier()|];
                }

                clique[1].Barrier();
        """,
        """
                using (CollectiveGroup.Open())
                {
                    if (flag)
                    {
                        clique[0].Barrier();
                    }

                    clique[1].Barrier();
                }
        """);

    [Fact]
    public Task The_outer_loop_is_wrapped_where_it_is_the_one_that_varies() => Verify.VerifyMethodAsync(
        """
                foreach (var c in clique)
                    for (int step = 0; step < n; step++)
                        [|c.Barrier()|];
        """,
        """
                using (CollectiveGroup.Open())
                    foreach (var c in clique)
                        for (int step = 0; step < n; step++)
                            c.Barrier();
        """);

    [Fact]
    public Task The_inner_loop_is_wrapped_where_it_is_the_one_that_varies() => Verify.VerifyMethodAsync(
        """
                while (flag)
                {
                    foreach (var c in clique)
                    {
                        [|c.Barrier()|];
                    }
                }
        """,
        """
                while (flag)
                {
                    using (CollectiveGroup.Open())
                    {
                        foreach (var c in clique)
                        {
                            c.Barrier();
                        }
                    }
                }
        """);

    [Fact]
    public Task A_lambda_called_for_each_element_is_wrapped_as_a_statement() => Verify.VerifyMethodAsync(
        "        list.ForEach(c => [|c.Barrier()|]);",
        """
                using (CollectiveGroup.Open())
                    list.ForEach(c => c.Barrier());
        """);

    [Fact]
    public Task Strings_and_directives_stay_where_they_are() => Verify.VerifyMethodAsync(
        """"
                foreach (var c in clique)
                {
                    [|c.Barrier()|];
        #if DEBUG
                    n++;
        #endif
                    Console.WriteLine(@"one
        two");
                    Console.WriteLine($"""
                        {n}
                        four
                        """);
                }
        """",
        """"
                using (CollectiveGroup.Open())
                {
                    foreach (var c in clique)
                    {
                        c.Barrier();
        #if DEBUG
                    n++;
        #endif
                        Console.WriteLine(@"one
        two");
                        Console.WriteLine($"""
                        {n}
                        four
                        """);
                    }
                }
        """");

    [Fact]
    public Task Several_in_a_file_are_fixed_at_once() => Verify.VerifyMethodAsync(
        """
                foreach (var c in clique)
                    [|c.AllReduce(view, ReduceOp.Sum)|];
                clique.Synchronize();
                for (int i = 0; i < n; i++)
                {
                    [|comms[i].Barrier()|];
                }
                [|clique[0].Barrier()|];
                clique[1].Barrier();
        """,
        """
                using (CollectiveGroup.Open())
                    foreach (var c in clique)
                        c.AllReduce(view, ReduceOp.Sum);
                clique.Synchronize();
                using (CollectiveGroup.Open())
                {
                    for (int i = 0; i < n; i++)
                    {
                        comms[i].Barrier();
                    }
                }
                using (CollectiveGroup.Open())
                {
                    clique[0].Barrier();
                    clique[1].Barrier();
                }
        """);

    [Fact]
    public Task Several_files_are_fixed_at_once() => Verify.VerifyFilesAsync(
        [
            "class A { void M(CommunicatorClique clique) { foreach (var c in clique) [|c.Barrier()|]; } }",
            "class B { void M(CommunicatorClique clique) { foreach (var c in clique) [|c.Barrier()|]; } }",
        ],
        [
            "class A { void M(CommunicatorClique clique) { using (CollectiveGroup.Open()) foreach (var c in clique) c.Barrier(); } }",
            "class B { void M(CommunicatorClique clique) { using (CollectiveGroup.Open()) foreach (var c in clique) c.Barrier(); } }",
        ]);

    [Fact]
    public Task Without_the_namespace_the_name_is_written_in_full() => Verify.VerifyRawAsync(
        """
        class C
        {
            void M(TypedCollectives.CommunicatorClique clique)
            {
                foreach (var c in clique)
                    [|c.Barrier()|];
            }
        }
        """,
        """
        class C
        {
            void M(TypedCollectives.CommunicatorClique clique)
            {
                using (TypedCollectives.CollectiveGroup.Open())
                    foreach (var c in clique)
                        c.Barrier();
            }
        }
        """);

    [Theory]
    [InlineData("foreach (var c in clique) { [|c.Barrier()|]; c.Synchronize(); }")]
    [InlineData("foreach (var c in clique) { [|c.Barrier()|]; clique.Synchronize(); }")]
    [InlineData("foreach (var c in clique) { [|c.Barrier()|]; c.Accelerator.Synchronize(); }")]
    [InlineData("foreach (var c in clique) { [|c.AllReduce(array, ReduceOp.Sum)|]; Console.WriteLine(array[0]); }")]
    [InlineData("foreach (var c in clique) { [|c.AllReduce(view, ReduceOp.Sum)|]; view.CopyToCPU(array); }")]
    [InlineData("foreach (var c in clique) { [|c.AllReduce(buffers[c.Rank], ReduceOp.Sum)|]; buffers[c.Rank].CopyToCPU(array); }")]
    [InlineData("foreach (var c in clique) for (int i = 0; i < n; i++) { array[0] = i; [|c.AllReduce(array, ReduceOp.Sum)|]; }")]
    [InlineData("foreach (var c in clique) [|c.AllReduce(array.AsSpan(), ReduceOp.Sum)|];")]
    [InlineData("[|clique[0].Barrier()|]; clique[0].Synchronize(); clique[1].Barrier();")]
    [InlineData("[|clique[0].Barrier()|]; int m = n; clique[1].Barrier(); Console.WriteLine(m);")]
    [InlineData("[|clique[0].Barrier()|]; using var x = new CancellationTokenSource(); clique[1].Barrier();")]
    [InlineData("_ = new Action(() => list.ForEach(c => [|c.Barrier()|]));")]
    [InlineData("Func<Task> f = async () => { foreach (var c in clique) { [|c.Barrier()|]; await Task.Yield(); } };")]
    [InlineData("IEnumerable<int> F() { foreach (var c in clique) { [|c.Barrier()|]; yield return 1; } }")]
    public Task No_fix_is_offered_where_it_would_change_the_meaning(string statements) => Verify.VerifyNoFixAsync(statements);

    [Fact]
    public Task A_helper_of_nothing_but_collectives_is_wrapped() => Verify.VerifyAsync(
        """
        public static class C
        {
            public static void M(CommunicatorClique clique, ArrayView<float> view)
            {
                foreach (var c in clique) [|Sum(c, view)|];
                [|Part(clique[0])|];
                Part(clique[1]);
            }

            private static void Sum(Communicator c, ArrayView<float> view) => c.AllReduce(view, ReduceOp.Sum);
            [RequiresGroup, Collective] private static void Part(Communicator c) => c.Barrier();
        }
        """,
        """
        public static class C
        {
            public static void M(CommunicatorClique clique, ArrayView<float> view)
            {
                using (CollectiveGroup.Open())
                    foreach (var c in clique) Sum(c, view);
                using (CollectiveGroup.Open())
                {
                    Part(clique[0]);
                    Part(clique[1]);
                }
            }

            private static void Sum(Communicator c, ArrayView<float> view) => c.AllReduce(view, ReduceOp.Sum);
            [RequiresGroup, Collective] private static void Part(Communicator c) => c.Barrier();
        }
        """);

    [Theory]
    [InlineData("c.AllReduce(data, ReduceOp.Sum); c.Synchronize();")]
    [InlineData("c.AllReduce(data, ReduceOp.Sum); Console.WriteLine(data[0]);")]
    [InlineData("c.AllReduce(data, ReduceOp.Sum); data[0] = 1;")]
    public Task A_helper_that_does_more_gets_no_fix(string body)
    {
        var source = $$"""
            public static class C
            {
                public static void M(CommunicatorClique clique, float[] data) { foreach (var c in clique) [|Step(c, data)|]; }
                private static void Step(Communicator c, float[] data) { {{body}} }
            }
            """;
        return Verify.VerifyAsync(source, source);
    }

    [Fact]
    public Task Native_calls_get_no_fix()
    {
        const string Source = """
            public static unsafe class C
            {
                public static void M(TypedCollectives.Interop.Nccl.NcclComm[] comms, void* data)
                {
                    foreach (var c in comms)
                        [|TypedCollectives.Interop.Nccl.NcclNative.ncclSend(data, 1, default, 0, c, default)|];
                }
            }
            """;
        return Verify.VerifyAsync(Source, Source);
    }
}
