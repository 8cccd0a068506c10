using System.Collections.Immutable;
using TypedCollectives.RuleEval.Mutations.Arguments;
using TypedCollectives.RuleEval.Mutations.Divergence;
using TypedCollectives.RuleEval.Mutations.Groups;
using TypedCollectives.RuleEval.Mutations.Lifetime;

namespace TypedCollectives.RuleEval.Mutations;

/// <summary>All operators.</summary>
internal static class AllMutations
{
    public static ImmutableArray<IMutation> Instances { get; } =
    [
        new GuardByRank(), new TwiceOnOneRank(), new OtherCallOnOneRank(), new SwapOnOneRank(), new SkipOnOneRank(), new ThrowOnOneRank(),
        new RepeatByRank(), new RepeatByClock(), new CallInCatch(), new CallOnTwoThreads(),
        new RootByRank(), new RootInOneArm(), new OpByRank(), new OpInOneArm(), new CountByRank(), new TypeInOneArm(),
        new NegativeRoot(), new NegativePeer(), new NotAnElement(), new SendBufferTwice(),
        new DropGroup(), new GroupPerCommunicator(), new DiscardScope(), new KeepScope(), new EndOutsideFinally(), new EndTwice(),
        new DropStart(), new DropEnd(), new WaitInGroup(), new AwaitInGroup(), new ThreadsInGroup(), new UngroupTransfers(),
        new DropSynchronize(), new DisposeBufferInFlight(), new DropCliqueUsing(), new DisposeCliqueFirst(), new SameDeviceTwice(),
        new IgnoreResult(),
    ];
}
