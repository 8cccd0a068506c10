using System.Net;
using CsCheck;

namespace TypedCollectives.Tests;

/// <summary>NCCL's socket addresses, byte for byte.</summary>
public sealed class NcclSocketAddressTests
{
    [Fact]
    public void AnIpv4AddressIsASockaddrIn()
        => Assert.Equal("0200" + "A11F" + "0A000005" + new string('0', 40), Written(new IPEndPoint(IPAddress.Parse("10.0.0.5"), 41247)));

    [Fact]
    public void AnIpv6AddressIsASockaddrIn6WithItsScope()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The number of the address family is the system's.");
        Assert.Equal(
            "0A00" + "A11F" + "00000000" + "FE800000000000000000000000000001" + "03000000",
            Written(new IPEndPoint(IPAddress.Parse("fe80::1%3"), 41247)));
    }

    [Fact]
    public void AnAddressOfWindowsIsReadToo()
    {
        byte[] bytes = Convert.FromHexString("1700" + "A11F" + "00000000" + "FE800000000000000000000000000001" + "03000000");
        Assert.True(NcclSocketAddress.TryRead(bytes, out IPEndPoint endPoint));
        Assert.Equal("[fe80::1%3]:41247", endPoint.ToString());
    }

    [Fact]
    public void EveryAddressComesBackAsItWas()
        => Gen.Select(Gen.OneOf(Gen.Byte.Array[4], Gen.Byte.Array[16]), Gen.UShort, Gen.UInt).Sample((address, port, scope) =>
        {
            IPAddress ip = address.Length == 4 ? new IPAddress(address) : new IPAddress(address, scope);
            var endPoint = new IPEndPoint(ip, port);
            Assert.True(NcclSocketAddress.TryRead(Convert.FromHexString(Written(endPoint)), out IPEndPoint read));
            Assert.Equal(endPoint, read);
        });

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    public void OtherFamiliesAreNoAddress(int family)
    {
        byte[] bytes = new byte[NcclSocketAddress.Bytes];
        bytes[0] = (byte)family;
        Assert.False(NcclSocketAddress.TryRead(bytes, out _));
    }

    private static string Written(IPEndPoint endPoint)
    {
        // More room than needed, filled: what is written must be all 28 bytes and not one more.
        byte[] bytes = new byte[NcclSocketAddress.Bytes + 1];
        bytes.AsSpan().Fill(0xEE);
        NcclSocketAddress.Write(bytes, endPoint);
        Assert.Equal(0xEE, bytes[^1]);
        return Convert.ToHexString(bytes.AsSpan(0, NcclSocketAddress.Bytes));
    }
}
