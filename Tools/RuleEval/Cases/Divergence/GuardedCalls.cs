using System.Collections.Immutable;

namespace TypedCollectives.RuleEval.Cases.Divergence;

/// <summary>A call that a condition decides about.</summary>
/// <remarks>
/// Every two of arm, condition, place and operation meet; of all four together there would be hundreds of thousands. Each combination
/// has two twins: the condition becomes one on which the ranks agree, or the call moves out of its reach.
/// </remarks>
internal sealed class GuardedCalls : ICaseFamily
{
    public IEnumerable<CasePair> Pairs()
    {
        (ImmutableArray<Arm> arms, ImmutableArray<Guard> guards) = (Arm.All, Guard.All);
        (ImmutableArray<Place> places, ImmutableArray<CallOperation> operations) = (Place.All, CallOperation.All);
        var chosen = new HashSet<(Arm Arm, Guard Guard, Place Place, CallOperation Operation)>();
        int turn = 0;
        foreach (Arm arm in arms)
        {
            foreach (Guard guard in guards)
                chosen.Add((arm, guard, Place.Direct, operations[turn++ % operations.Length]));
            foreach (Place place in places)
                chosen.Add((arm, guards[turn % guards.Length], place, operations[turn++ % operations.Length]));
            foreach (CallOperation operation in operations)
                chosen.Add((arm, guards[turn % guards.Length], places[turn++ % places.Length], operation));
        }

        foreach (Place place in places)
        {
            foreach (Guard guard in guards)
                chosen.Add((arms[turn % arms.Length], guard, place, operations[turn++ % operations.Length]));
            foreach (CallOperation operation in operations)
                chosen.Add((arms[turn % arms.Length], guards[turn++ % guards.Length], place, operation));
        }

        return chosen.Where(static parts => GuardedProgram.Fits(parts.Operation, parts.Place))
            .SelectMany(static parts => PairsOf(parts.Arm, parts.Guard, parts.Place, parts.Operation));
    }

    private static IEnumerable<CasePair> PairsOf(Arm arm, Guard guard, Place place, CallOperation operation)
    {
        // A condition that is passed on is reported where it is: before the method that has the loop or the exit.
        ImmutableArray<string> rules = place.WrapMembers.Length > 0 ? [.. arm.Rules, "TC2001"] : arm.Rules;
        string name = $"{arm.Rules[0]}/guarded/{arm.Name}/{guard.Name}/{place.Name}/{operation.Name}";
        string bad = GuardedProgram.Of(arm.Text, guard.Varying, operation, place);
        yield return new(name + "/agreed", "Call ordering", rules, bad, GuardedProgram.Of(arm.Text, guard.Uniform, operation, place))
        {
            DependsOnRankAlone = true,
        };
        yield return new(name + "/moved", "Call ordering", rules, bad, GuardedProgram.Of(arm.Repaired, guard.Varying, operation, place));
    }
}
