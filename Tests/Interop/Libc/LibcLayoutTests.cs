using TypedCollectives.Interop.Tests.Support;

namespace TypedCollectives.Interop.Tests.Libc;

public class LibcLayoutTests
{
    [Theory]
    [InlineData("sizeof(ifaddrs)", 56)]
    [InlineData("ifaddrs.ifa_addr", 24)]
    [InlineData("ifaddrs.ifa_netmask", 32)]
    [InlineData("sizeof(sockaddr_in)", 16)]
    [InlineData("sockaddr_in.sin_addr", 4)]
    [InlineData("sizeof(sockaddr_in6)", 28)]
    [InlineData("sockaddr_in6.sin6_addr", 8)]
    [InlineData("sockaddr_in6.sin6_scope_id", 24)]
    public void TheLayoutIsThatOf64BitLinux(string fact, int value) => Assert.Equal($"{value}", LibcLayout.Facts()[fact]);

    [Fact]
    public void CAgreesOnEverySizeOffsetAndValue()
    {
        CCompiler.Require();
        using TemporaryFolder folder = new();
        string program = CCompiler.Program("libc_layout.c", Path.Join(folder.Path, "libc_layout"));
        SortedDictionary<string, string> native = new(Processes.Run(program, [])
            .Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' '))
            .ToDictionary(words => words[0], words => words[1]));

        Assert.Equal(native.AsEnumerable(), LibcLayout.Facts());
    }
}
