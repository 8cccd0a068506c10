namespace TypedCollectives.Tests.Rendezvous;

public sealed class LaunchEnvironmentTests
{
    [Theory]
    [InlineData("RANK=2 WORLD_SIZE=4 LOCAL_RANK=0 LOCAL_WORLD_SIZE=2", "torchrun", 2, 4, 0, 2)]
    [InlineData("RANK=0 WORLD_SIZE=1", "torchrun", 0, 1, null, null)]
    [InlineData("OMPI_COMM_WORLD_RANK=3 OMPI_COMM_WORLD_SIZE=4 OMPI_COMM_WORLD_LOCAL_RANK=1 OMPI_COMM_WORLD_LOCAL_SIZE=2 PMIX_RANK=3", "Open MPI", 3, 4, 1, 2)]
    [InlineData("PMI_RANK=1 PMI_SIZE=2 MPI_LOCALRANKID=1 MPI_LOCALNRANKS=2", "MPICH", 1, 2, 1, 2)]
    [InlineData("SLURM_PROCID=5 SLURM_NTASKS=8 SLURM_LOCALID=1", "SLURM", 5, 8, 1, null)]
    [InlineData("SLURM_PROCID=1 SLURM_STEP_NUM_TASKS=2 SLURM_NTASKS=8", "SLURM", 1, 2, null, null)]
    [InlineData("SLURM_PROCID=1 SLURM_NPROCS=2", "SLURM", 1, 2, null, null)]
    [InlineData("SLURM_PROCID=0 SLURM_NTASKS=2 OMPI_COMM_WORLD_RANK=3 OMPI_COMM_WORLD_SIZE=4", "Open MPI", 3, 4, null, null)] // mpirun in a job's script
    [InlineData("SLURM_PROCID=1 SLURM_NTASKS=2 RANK=9 WORLD_SIZE=16", "torchrun", 9, 16, null, null)] // srun torchrun
    [InlineData("RANK=1 WORLD_SIZE=2 PMI_RANK=1 PMI_SIZE=2", "torchrun", 1, 2, null, null)]
    [InlineData("RANK=1 WORLD_SIZE=4 PMI_RANK=0 PMI_SIZE=2 TYPEDCOLLECTIVES_RUN_ID=x", "torchrun", 1, 4, null, null)] // mpirun collectives run
    public void Every_launcher_is_understood(string environment, string launcher, int rank, int size, int? localRank, int? localSize)
    {
        LaunchEnvironment found = LaunchEnvironment.Detect(Variables.Of(environment))!;
        Assert.Equal(
            (launcher, rank, size, localRank, localSize),
            (found.Variables.Launcher, found.Rank, found.Size, found.LocalRank, found.LocalSize));
    }

    [Theory]
    [InlineData("RANK=1", "RANK is set, but WORLD_SIZE is not: a rank needs both.")]
    [InlineData("WORLD_SIZE=2", "WORLD_SIZE is set, but RANK is not: a rank needs both.")]
    [InlineData("OMPI_COMM_WORLD_SIZE=2", "OMPI_COMM_WORLD_SIZE is set, but OMPI_COMM_WORLD_RANK is not: a rank needs both.")]
    [InlineData("PMI_RANK=2", "PMI_RANK is set, but PMI_SIZE is not: a rank needs both.")]
    [InlineData("SLURM_PROCID=0", "SLURM_PROCID is set, but SLURM_STEP_NUM_TASKS is not: a rank needs both.")]
    [InlineData("RANK=2 WORLD_SIZE=2", "RANK=2 must be less than WORLD_SIZE=2.")]
    [InlineData("RANK=-1 WORLD_SIZE=2", "RANK=-1: expected a whole number, at least 0.")]
    [InlineData("RANK=0 WORLD_SIZE=0", "WORLD_SIZE=0: expected a whole number, at least 1.")]
    [InlineData("RANK=0 WORLD_SIZE=two", "WORLD_SIZE=two: expected a whole number, at least 1.")]
    [InlineData("RANK=0 WORLD_SIZE=2 LOCAL_RANK=1 LOCAL_WORLD_SIZE=1", "LOCAL_RANK=1 must be less than LOCAL_WORLD_SIZE=1.")]
    [InlineData("RANK=0 WORLD_SIZE=2 LOCAL_WORLD_SIZE=3", "LOCAL_WORLD_SIZE=3 is more than WORLD_SIZE=2.")]
    [InlineData(
        "RANK=0 WORLD_SIZE=4 OMPI_COMM_WORLD_RANK=1 OMPI_COMM_WORLD_SIZE=4",
        "The environment contradicts itself: RANK=0 of WORLD_SIZE=4, but OMPI_COMM_WORLD_RANK=1 of OMPI_COMM_WORLD_SIZE=4. Unset the variables that are left from something else.")]
    [InlineData(
        "PMIX_RANK=0",
        "PMIX_RANK=0 is set, but nothing that says how many ranks there are. Set TYPEDCOLLECTIVES_RENDEZVOUS=mpi to ask the MPI library, or RANK and WORLD_SIZE.")]
    public void What_is_half_set_or_contradicts_itself_is_said(string environment, string message) =>
        Assert.Equal(message, Assert.Throws<CollectiveException>(() => LaunchEnvironment.Detect(Variables.Of(environment))).Message);

    [Theory]
    [InlineData("")]
    [InlineData("SLURM_NTASKS=4")] // a job's script: nothing is launched yet
    public void Without_a_launcher_there_is_nothing(string environment) => Assert.Null(LaunchEnvironment.Detect(Variables.Of(environment)));
}
