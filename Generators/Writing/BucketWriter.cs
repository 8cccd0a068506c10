using Microsoft.CodeAnalysis.CSharp;
using TypedCollectives.Generators.Models;

namespace TypedCollectives.Generators.Writing;

/// <summary>Writes the class of a bucket: a method for each buffer; everything else is the runtime's.</summary>
internal static class BucketWriter
{
    public static void Write(SourceWriter writer, BucketModel bucket)
    {
        var name = SymbolDisplay.FormatLiteral(bucket.Name, quote: true);
        var types = string.Join(", ", new[] { bucket.StateType, bucket.Element, bucket.Reduction }.Where(static type => type is not null));
        writer.Line($"/// <summary>The buffers of the bucket {Docs.Code(bucket.Name)} in an exchange that overlaps with the computation.</summary>");
        writer.Line(Runtime.GeneratedCode);
        writer.Line($"public {(bucket.HidesInherited ? "new " : "")}sealed class {bucket.ClassName} : {Runtime.Bucket}<{types}>");
        writer.Open();
        writer.Line("/// <summary>Makes the bucket part of an exchange; one state a rank, in rank order.</summary>");
        writer.Line(
            $"public {bucket.ClassName}({Runtime.BucketExchange} exchange, "
            + $"global::System.Collections.Generic.IReadOnlyList<{bucket.StateType}> {ParameterNames.States})");
        var op = bucket.ReduceOp is { } builtIn ? builtIn + ", " : "";
        var members = bucket.Buffers.Select(static buffer => SymbolDisplay.FormatLiteral(buffer.Member.TrimStart('@'), quote: true));
        writer.Continuation($": base(exchange, {ParameterNames.States}, {op}{name}, {string.Join(", ", members)})");
        writer.Open();
        writer.Close();
        for (var i = 0; i < bucket.Buffers.Count; i++)
        {
            var buffer = bucket.Buffers[i];
            writer.Line();
            writer.Line($"/// <summary>Marks {Docs.MemberReference(buffer.Member)} ready on every rank of the exchange.</summary>");
            writer.Line($"/// <inheritdoc cref=\"{Runtime.Bucket}{{TState, T}}.Ready\" path=\"/exception\"/>");
            writer.Line(Runtime.GeneratedCollective);
            writer.Line($"public void {buffer.MethodName}({Runtime.CallSite}) => Ready({i}, {ParameterNames.File}, {ParameterNames.Line});");
        }
        writer.Line();
        writer.Line("/// <inheritdoc/>");
        writer.Line($"protected override global::ILGPU.ArrayView<{bucket.Element}> ViewOf({bucket.StateType} state, int index) => index switch");
        writer.Open();
        for (var i = 0; i < bucket.Buffers.Count; i++)
        {
            var pattern = i == bucket.Buffers.Count - 1 ? "_" : $"{i}";
            writer.Line($"{pattern} => View(state.{bucket.Buffers[i].Member}{(bucket.Buffers[i].IsNullable ? "!" : "")}),");
        }
        writer.CloseStatement();
        writer.Close();
    }
}
