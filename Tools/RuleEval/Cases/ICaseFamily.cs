namespace TypedCollectives.RuleEval.Cases;

/// <summary>A set of cases that are made in the same way.</summary>
internal interface ICaseFamily
{
    IEnumerable<CasePair> Pairs();
}
