namespace TypedCollectives.Tests;

public sealed class NcclSettingsTests
{
    private readonly Dictionary<string, string?> _variables = new() { ["HOME"] = "/home/user" };
    private readonly Dictionary<string, string[]> _files = [];

    [Fact]
    public void The_environment_goes_before_the_files()
    {
        _variables["NCCL_NET"] = "Socket";
        _files["/home/user/.nccl.conf"] = ["NCCL_NET=IB"];
        Assert.Equal("Socket", Get("NCCL_NET"));
        _variables["NCCL_NET"] = "";
        Assert.Equal("", Get("NCCL_NET"));
    }

    [Fact]
    public void The_user_s_file_goes_before_the_system_s_and_the_first_line_of_a_file_before_later_ones()
    {
        _files["/home/user/.nccl.conf"] = ["# NCCL_NET=none", "NCCL_NETS=x", "NCCL_NET=IB=1", "NCCL_NET=later"];
        _files["/etc/nccl.conf"] = ["NCCL_NET=Socket", "NCCL_IB_HCA=mlx5"];
        Assert.Equal("IB=1", Get("NCCL_NET"));
        Assert.Equal("mlx5", Get("NCCL_IB_HCA"));
        Assert.Null(Get("NCCL_SOCKET_IFNAME"));
    }

    [Fact]
    public void A_file_named_in_the_environment_takes_the_place_of_the_user_s()
    {
        _variables["NCCL_CONF_FILE"] = "/job/nccl.conf";
        _files["/home/user/.nccl.conf"] = ["NCCL_NET=IB", "NCCL_IB_HCA=mlx5"];
        _files["/job/nccl.conf"] = ["NCCL_NET=Socket"];
        Assert.Equal("Socket", Get("NCCL_NET"));
        Assert.Null(Get("NCCL_IB_HCA"));
    }

    [Theory]
    [InlineData(null, false)]
    [InlineData("", false)]
    [InlineData("0", false)]
    [InlineData("no", false)]
    [InlineData("1", true)]
    [InlineData(" 1 ", true)]
    [InlineData("-2x", true)]
    public void A_switch_is_on_when_it_is_a_number_other_than_zero(string? value, bool isOn) =>
        Assert.Equal(isOn, NcclSettings.IsOn("NCCL_IB_DISABLE", _ => value));

    private string? Get(string name) =>
        NcclSettings.Get(name, _variables.GetValueOrDefault, file => _files.GetValueOrDefault(file, []));
}
