namespace TypedCollectives.Tests;

/// <summary>The links a machine with CPU accelerators only does not use by itself, forced: copies by the device and through the host.</summary>
public sealed class PeerLinkTests
{
    [Theory]
    [InlineData((int)PeerLink.DeviceCopy)]
    [InlineData((int)PeerLink.HostCopy)]
    public void StagedLinksGiveTheSameResults(int link)
    {
        foreach (int ranks in (int[])[1, 2, 3, 5])
        {
            using CommunicatorClique clique = CliqueFactory.CreatePeer(
                DeviceSet.OpenHost(ranks),
                devices =>
                {
                    var links = new PeerLink[devices.Length, devices.Length];
                    for (int i = 0; i < links.Length; i++)
                        links[i / ranks, i % ranks] = (PeerLink)link;
                    return links;
                },
                new CommunicatorOptions());
            foreach (Scenario scenario in Scenario.All([ranks], [0, 1, 33]))
            {
                if (scenario.Root == ranks - 1 || !Scenario.IsRooted(scenario.Kind))
                    ScenarioRun.Check<float>(clique, scenario, hostMemory: false);
            }
        }
    }
}
