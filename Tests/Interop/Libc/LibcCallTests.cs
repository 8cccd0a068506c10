using System.Net;
using System.Runtime.InteropServices;
using TypedCollectives.Interop.Libc;

namespace TypedCollectives.Interop.Tests.Libc;

public unsafe class LibcCallTests
{
    [Fact]
    public void TheLoopbackIsListedWithItsFlagsAddressAndMask()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The bindings are for Linux.");
        List<string> loopbacks = [];
        IfAddrs* first;
        Assert.Equal(0, LibcNative.getifaddrs(&first));
        for (IfAddrs* entry = first; entry is not null; entry = entry->Next)
        {
            if (entry->Addr is not null && entry->Addr->Family == SockAddr.Inet && entry->Flags.HasFlag(IfFlags.Loopback))
            {
                loopbacks.Add($"{Marshal.PtrToStringUTF8((nint)entry->Name)} {Text(entry->Addr)}/{Text(entry->Netmask)}");
                Assert.NotEqual(0u, LibcNative.if_nametoindex(entry->Name));
            }
        }

        LibcNative.freeifaddrs(first);
        Assert.Contains("lo 127.0.0.1/255.0.0.0", loopbacks);

        static IPAddress Text(SockAddr* address) => new(new ReadOnlySpan<byte>(((SockAddrIn*)address)->Addr, 4));
    }

    [Fact]
    public void AVariableIsSetReadKeptAndRemoved()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The bindings are for Linux.");
        fixed (byte* name = "TYPEDCOLLECTIVES_LIBC_TEST\0"u8, one = "one\0"u8, two = "two\0"u8)
        {
            Assert.True(LibcNative.getenv(name) is null);
            Assert.Equal(0, LibcNative.setenv(name, one, 0));
            Assert.Equal("one", Marshal.PtrToStringUTF8((nint)LibcNative.getenv(name)));
            Assert.Null(Environment.GetEnvironmentVariable("TYPEDCOLLECTIVES_LIBC_TEST"));
            Assert.Equal(0, LibcNative.setenv(name, two, 0));
            Assert.Equal("one", Marshal.PtrToStringUTF8((nint)LibcNative.getenv(name)));
            Assert.Equal(0, LibcNative.setenv(name, two, 1));
            Assert.Equal("two", Marshal.PtrToStringUTF8((nint)LibcNative.getenv(name)));
            Assert.Equal(0, LibcNative.unsetenv(name));
            Assert.True(LibcNative.getenv(name) is null);
        }
    }
}
