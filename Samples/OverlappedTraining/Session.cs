using System.Globalization;
using System.Numerics.Tensors;

namespace TypedCollectives.Samples.OverlappedTraining;

/// <summary>One run of the program: train in every mode, compare, print.</summary>
internal static class Session
{
    /// <summary>The largest relative difference allowed between the weights of two modes: sums of more than two ranks may be rounded in another order.</summary>
    public const double Tolerance = 1e-4;

    /// <returns>Whether everything that was checked holds.</returns>
    public static bool Run(Options options, TextWriter output)
    {
        var communicators = new CommunicatorOptions { Backend = options.Backend };
        using CommunicatorClique clique =
            options.Devices is { } count ? Communicator.InitAll(count, communicators) : Communicator.InitAll(communicators);
        foreach (Communicator comm in clique)
            output.WriteLine($"rank {comm.Rank} of {comm.Size}: {comm.Device}");
        output.WriteLine($"backend: {clique.BackendReason}");
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{options.Shape.Layers} layers of {options.Shape.Width} units: {options.Shape.GradientBytes / 1048576.0:0.#} MiB of gradients; {options.Shape.Batch} examples a device"));

        var results = new List<(ModeResult Result, double Difference)>();
        using (var trainer = new Trainer(clique, options))
        {
            float[]? first = null;

            // In turn: clocks and caches change while the program runs.
            for (int round = 0; round < options.Rounds; round++)
            {
                foreach (Mode mode in options.Modes)
                {
                    ModeResult result = trainer.Train(mode);
                    first ??= result.Weights;
                    results.Add((result with { Weights = [] }, Difference(result.Weights, first)));
                }
            }
        }

        bool holds = true;
        foreach (IGrouping<Mode, (ModeResult Result, double Difference)> mode in results.GroupBy(result => result.Result.Mode))
        {
            double[] speeds = [.. mode.Select(result => result.Result.StepsPerSecond).Order()];
            ModeResult last = mode.Last().Result;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{Name(mode.Key),-10} {speeds[speeds.Length / 2],8:0.0} steps/s ({speeds[0]:0.0} - {speeds[^1]:0.0}), loss {last.FirstLoss:0.0000} -> {last.LastLoss:0.0000}"));
            if (mode.Key == Mode.None)
                continue;
            bool equal = mode.All(result => result.Result.ReplicasAreEqual);
            double difference = mode.Max(result => result.Difference);
            bool agrees = mode.All(result => result.Difference <= Tolerance); // never with NaN, which Max leaves out
            output.WriteLine($"           replicas bitwise equal: {(equal ? "yes" : "NO")}");
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"           weights differ from the first run's by {difference:0.0e+00}, at most {Tolerance:0e+00} allowed: {(agrees ? "holds" : "FAILS")}"));
            holds &= equal && agrees;
        }

        return holds;
    }

    private static double Difference(float[] weights, float[] first) =>
        TensorPrimitives.Distance<float>(weights, first) / TensorPrimitives.Norm<float>(first);

    private static string Name(Mode mode) => mode switch
    {
        Mode.Overlapped => "overlapped",
        Mode.PerBuffer => "per-buffer",
        Mode.After => "after",
        _ => "none",
    };
}
