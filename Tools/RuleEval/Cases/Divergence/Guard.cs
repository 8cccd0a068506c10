using System.Collections.Immutable;

namespace TypedCollectives.RuleEval.Cases.Divergence;

/// <summary>A condition that ranks see differently, and one like it on which they agree.</summary>
/// <param name="Name">Its name in reports.</param>
/// <param name="Varying">The condition of the program with the bug.</param>
/// <param name="Uniform">The condition of its repaired twin.</param>
internal sealed record Guard(string Name, Fragment Varying, Fragment Uniform)
{
    public static ImmutableArray<Guard> All { get; } =
    [
        Written("first", "$rank == 0", "$size == 1"),
        Written("odd", "$rank % 2 == 1", "$size % 2 == 1"),
        Written("odd bit", "($rank & 1) != 0", "($size & 1) != 0"),
        Written("not last", "$rank < $size - 1", "$rank < $size"),
        Written("not first", "$rank > 0", "$rank >= 0"),
        Written("negated", "!($rank == 0)", "!($size == 1)"),
        Written("combined", "count > 1 && $rank != 0", "count > 1 && $size != 1"),
        Written("either", "count > 1 || $rank != 0", "count > 1 || $size != 1"),
        Written("pattern", "$rank is 0 or 2", "$size is 0 or 2"),
        Written("computed", "Math.Min($rank, 1) == 0", "Math.Min($size, 1) == 0"),
        Written("text", "$rank.ToString() == \"0\"", "$size.ToString() == \"1\""),
        Written("annotated parameter", "part == 0", "count == 0"),
        Kept("local", "id == 0", "int id = $of;"),
        Kept("local condition", "here", "bool here = $of == 1;"),
        Kept("chain of locals", "odd == 1", "int half = $of / 2; int odd = half % 2;"),
        Kept("assigned later", "id == 1", "int id; id = $of; id++;"),
        Kept("implicit flow", "role == 1", "int role = 0; if ($of > 1) role = 1;"),
        Kept("choice", "role == 1", "int role = $of == 1 ? 1 : 2;"),
        Kept("switch", "role == 1", "int role = $of switch { 1 => 1, _ => 2 };"),
        Kept("tuple", "id == 1", "var (id, twice) = ($of, 2 * count);"),
        Kept("array", "ids[0] == 1", "int[] ids = [$of];"),
        Kept("interpolated", "name == \"part1\"", "string name = $\"part{$of}\";"),
        Kept("out parameter", "id == 1", "Identify(comm, out int id);",
            "private static $modifiersvoid Identify($communicator comm, out int id) => id = $of;"),
        Kept("field", "_id == 1", "",
            "private readonly int _id;\npublic $modifiersProgram($communicator comm) => _id = $of;"),
        Kept("mutable field", "_id == 1", "_id = $of;", "private int _id;"),
        Kept("property", "IsThis", "",
            "private readonly $communicator _comm;\npublic Program($communicator comm) => _comm = comm;\n"
                + "private $modifiersbool IsThis { get { var comm = _comm; return $of == 1; } }"),
        Kept("helper method", "IsThis(comm)", "",
            "private static $modifiersbool IsThis($communicator comm) => $of == 1;"),
        Kept("helper of a helper", "IsThis(comm)", "",
            "private static $modifiersint Id($communicator comm) => $of;\n"
                + "private static bool IsThis($communicator comm) => Id(comm) == 1;"),
        Kept("local function", "IsThis()", "bool IsThis() => $of == 1;"),
        Kept("parameter of a helper", "IsZero(id)", "int id = $of;", "private static bool IsZero(int value) => value == 0;"),
    ];

    private static Guard Written(string name, string varying, string uniform) => new(name, new(varying), new(uniform));

    /// <summary>A condition that is the same text in both, over what was kept of the rank or the size.</summary>
    private static Guard Kept(string name, string test, string setup, string members = "") =>
        new(name, Of("$rank", test, setup, members), Of("$size", test, setup, members));

    private static Fragment Of(string source, string test, string setup, string members) =>
        new(test, setup.Replace("$of", source), members.Replace("$of", source));
}
