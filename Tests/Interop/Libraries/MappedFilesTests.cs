using TypedCollectives.Interop.Libraries;

namespace TypedCollectives.Interop.Tests.Libraries;

public class MappedFilesTests
{
    private static readonly string[] Maps =
    [
        "00400000-00401000 r--p 00000000 fe:01 12                                 /usr/bin/program",
        "7f0000000000-7f0000001000 r-xp 00000000 fe:01 34                         /usr/lib/with space/libnccl.so.2.28.9",
        "7f0000001000-7f0000002000 rw-p 00000000 00:00 0 ",
        "7f0000002000-7f0000003000 rw-p 00000000 00:00 0                          [heap]",
    ];

    [Theory]
    [InlineData(0x7f0000000000, "/usr/lib/with space/libnccl.so.2.28.9")]
    [InlineData(0x7f0000000fff, "/usr/lib/with space/libnccl.so.2.28.9")]
    [InlineData(0x400800, "/usr/bin/program")]
    [InlineData(0x7f0000001000, null)]
    [InlineData(0x7f0000002000, null)]
    [InlineData(0x7f0000003000, null)]
    public void FindsTheFileOfAnAddress(ulong address, string? file) => Assert.Equal(file, MappedFiles.FindAt(address, Maps));
}
