namespace TypedCollectives.Tests.Rendezvous;

public sealed class EnvironmentRendezvousTests
{
    private const string Rank = "RANK=1 WORLD_SIZE=2 ";

    [Theory]
    [InlineData(Rank + "MASTER_ADDR=10.0.0.1 MASTER_PORT=2950", "10.0.0.1:2950 (MASTER_ADDR and MASTER_PORT)")]
    [InlineData(Rank + "MASTER_ADDR=fd00::1 MASTER_PORT=2950", "[fd00::1]:2950 (MASTER_ADDR and MASTER_PORT)")]
    [InlineData(
        Rank + "MASTER_ADDR=a MASTER_PORT=2950 TORCHELASTIC_USE_AGENT_STORE=True", "a:2951 (the port beside MASTER_PORT, which torchrun's agent holds)")]
    [InlineData(Rank + "TYPEDCOLLECTIVES_RENDEZVOUS=tcp://[fd00::1]:77 MASTER_ADDR=b MASTER_PORT=1", "[fd00::1]:77 (TYPEDCOLLECTIVES_RENDEZVOUS)")]
    [InlineData(
        "SLURM_PROCID=1 SLURM_NTASKS=2 SLURM_JOB_ID=7 SLURM_STEP_ID=2 SLURM_STEP_NODELIST=gpu[03-05,9],x",
        "gpu03:20219 (SLURM's list of nodes and the number of the job)")]
    public async Task The_place_is_where_the_variables_say(string environment, string place)
    {
        await using IRendezvous rendezvous = EnvironmentRendezvous.Open(Variables.Of(environment), TimeSpan.FromSeconds(1));
        Assert.StartsWith($"the id came from {place}, rank 1 of 2 by ", rendezvous.Description);
        Assert.Equal((1, 2), (rendezvous.Rank, rendezvous.Size));
    }

    [Theory]
    [InlineData("file:/shared/run")]
    [InlineData("file:///shared/run")]
    public async Task Files_are_named_with_their_whole_path(string text)
    {
        await using IRendezvous rendezvous = EnvironmentRendezvous.Open(
            Variables.Of(Rank + "TYPEDCOLLECTIVES_RENDEZVOUS=" + text), TimeSpan.FromSeconds(1));
        Assert.StartsWith("the id came by files at /shared/run, rank 1 of 2", rendezvous.Description);
    }

    [Theory]
    [InlineData("MASTER_ADDR=a", "MASTER_ADDR is set, but MASTER_PORT is not.")]
    [InlineData("MASTER_PORT=1", "MASTER_PORT is set, but MASTER_ADDR is not.")]
    [InlineData("MASTER_ADDR=a MASTER_PORT=70000", "MASTER_PORT=70000: expected a port, 1 to 65535.")]
    [InlineData(
        "", "RANK and WORLD_SIZE are set, but nothing says where the ranks meet: set MASTER_ADDR and MASTER_PORT, or TYPEDCOLLECTIVES_RENDEZVOUS to tcp://host:port, file:/path or mpi.")]
    [InlineData("TYPEDCOLLECTIVES_RENDEZVOUS=udp://a:1", "TYPEDCOLLECTIVES_RENDEZVOUS=udp://a:1: expected tcp://host:port, file:/path or mpi.")]
    [InlineData("TYPEDCOLLECTIVES_RENDEZVOUS=tcp://a", "TYPEDCOLLECTIVES_RENDEZVOUS=tcp://a: expected tcp://host:port, file:/path or mpi.")]
    [InlineData("TYPEDCOLLECTIVES_RENDEZVOUS=file:here", "TYPEDCOLLECTIVES_RENDEZVOUS=file:here: expected tcp://host:port, file:/path or mpi.")]
    public void What_says_no_place_is_an_error(string environment, string message) =>
        Assert.Equal(message, Assert.Throws<CollectiveException>(() => Open(Rank + environment)).Message);

    [Fact]
    public void With_nothing_set_the_error_lists_what_was_looked_for() => Assert.StartsWith(
        "No launcher says which rank this process is. Looked for, in this order: RANK and WORLD_SIZE (torchrun); "
        + "OMPI_COMM_WORLD_RANK and OMPI_COMM_WORLD_SIZE (Open MPI); PMI_RANK and PMI_SIZE (MPICH); "
        + "SLURM_PROCID and SLURM_STEP_NUM_TASKS (SLURM). ",
        Assert.Throws<CollectiveException>(() => Open("")).Message);

    [Theory]
    [InlineData("node1", "node1")]
    [InlineData("node1,node2", "node1")]
    [InlineData("gpu[03-05,9],login", "gpu03")]
    [InlineData("login,gpu[03-05]", "login")]
    [InlineData("r[1-2]n[7,9]-ib,x", "r1n7-ib")]
    public void The_first_node_of_a_list_is_found(string list, string first) => Assert.Equal(first, SlurmNodes.First(list));

    private static IRendezvous Open(string environment) => EnvironmentRendezvous.Open(Variables.Of(environment), TimeSpan.FromSeconds(1));
}
