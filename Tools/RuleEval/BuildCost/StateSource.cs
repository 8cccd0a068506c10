using System.Globalization;
using TypedCollectives.RuleEval.Cases.Templates;

namespace TypedCollectives.RuleEval.BuildCost;

/// <summary>
/// The source of one annotated type: two to four buffers of the usual kinds on a class, every third one generic, and a hundred
/// lines of the code that such classes have besides (a schedule, metrics, saving), none of which calls a collective.
/// </summary>
internal static class StateSource
{
    private const string Head = """
        using System;
        using System.Collections.Generic;
        using System.Globalization;
        using System.IO;
        using System.Linq;
        using System.Text;
        using System.Threading;
        using System.Threading.Tasks;
        using ILGPU;
        using ILGPU.Runtime;
        using TypedCollectives;

        namespace Measured.Part$P;

        [CollectiveState]
        """;

    private static readonly string Ordinary = Resources.Read("Ordinary.txt");

    public static string Of(int number, bool withOrdinaryCode)
    {
        bool isGeneric = number % 3 == 0;
        string element = isGeneric ? "T" : number % 3 == 1 ? "float" : "double";
        string[] buffers =
        [
            $"    [Broadcast(Root = 0)]\n    public MemoryBuffer1D<{element}, Stride1D.Dense> Weights {{ get; }} = weights;\n",
            $"    [AllReduce(ReduceOp.Average)]\n    public MemoryBuffer1D<{element}, Stride1D.Dense> Gradients {{ get; }} = gradients;\n",
            "    [AllReduce(ReduceOp.Max)]\n    private readonly float[] _peaks = new float[16];\n",
            "    [AllGather]\n    public Memory<int> Counts { get; init; }\n",
        ];
        string type = $$"""
            public sealed partial class State$N{{(isGeneric ? "<T>" : "")}}(
                MemoryBuffer1D<{{element}}, Stride1D.Dense> weights, MemoryBuffer1D<{{element}}, Stride1D.Dense> gradients){{(isGeneric ? "\n    where T : unmanaged" : "")}}
            {
            {{string.Join("\n", buffers[..(2 + (number % 3))])}}{{(withOrdinaryCode ? Ordinary : "")}}}
            """;
        return (Head + "\n" + type + "\n").ReplaceLineEndings("\n")
            .Replace("$N", number.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("$P", (number / 50).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
