using System.CommandLine;
using TypedCollectives.Samples.NcclDemo.Worlds;

namespace TypedCollectives.Samples.NcclDemo;

/// <summary>The program NCCL's introductions show, in C#: MPI or any other launcher, several devices a process, one AllReduce.</summary>
internal static class Program
{
    private const int DefaultElements = 1 << 20;
    private const int DevicesByDefault = 2;

    private static async Task<int> Main(string[] args)
    {
        var devices = new Option<int?>("--devices") { Description = "Devices each process drives; two by default, one where there are not as many." };
        var elements = new Option<int>("--elements") { Description = "Floats each device adds up.", DefaultValueFactory = _ => DefaultElements };
        var timeout = new Option<double>("--timeout") { Description = "Seconds to wait for the other processes.", DefaultValueFactory = _ => 60 };
        var root = new RootCommand("Adds up a buffer on every device of every process.") { devices, elements, timeout };
        root.SetAction((result, cancellationToken) => RunAsync(
            result.GetValue(devices), result.GetValue(elements), TimeSpan.FromSeconds(result.GetValue(timeout)), cancellationToken));
        try
        {
            return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException or DllNotFoundException or CollectiveException)
        {
            // No launcher, library or device, or a process that did not come: the message says what was tried and what to do.
            await Console.Error.WriteLineAsync(exception.Message);
            return 1;
        }
    }

    private static async Task<int> RunAsync(int? devices, int elements, TimeSpan timeout, CancellationToken cancellationToken)
    {
        await using IWorld world = World.Join(timeout);
        Console.WriteLine($"process {world.Rank} of {world.Size}, {world.LocalRank} of {world.LocalSize} on its host: {world.Description}");
        int count = devices ?? DevicesFor(world);
        long wrong = await Demo.RunAsync(world, count, elements, new CommunicatorOptions { Timeout = timeout }, Console.Out, cancellationToken);
        return wrong == 0 ? 0 : 1;
    }

    /// <summary>Two devices, as in the program this one follows, unless the host has too few for all of its processes.</summary>
    private static int DevicesFor(IWorld world)
    {
        int cuda = CollectiveEnvironment.Inspect().Devices.Count(device => device.Kind == DeviceKind.Cuda);
        return cuda > 0 && cuda < DevicesByDefault * world.LocalSize ? 1 : DevicesByDefault;
    }
}
