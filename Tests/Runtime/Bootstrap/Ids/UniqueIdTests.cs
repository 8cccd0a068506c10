using System.Net;
using System.Runtime.CompilerServices;
using CsCheck;

namespace TypedCollectives.Tests;

/// <summary>The 128 bytes: as text and back, and what every version of NCCL puts into them.</summary>
public sealed class UniqueIdTests
{
    private const string Ipv4At = "0200A11F0A0000050000000000000000000000000000000000000000";
    private const string Ipv6At = "0A00A11F00000000FE80000000000000000000000000000103000000";

    [Fact]
    public void AnIdIsAsLongAsNcclsAndHasNothingElse() => Assert.Equal(UniqueId.Bytes, Unsafe.SizeOf<UniqueId>());

    [Fact]
    public void BytesAndTextComeBackAsTheyWere()
        => Gen.Byte.Array[UniqueId.Bytes].Sample(bytes =>
        {
            var id = new UniqueId(bytes);
            string text = id.ToString();
            Assert.Equal(171, text.Length);
            Assert.Equal(id, UniqueId.Parse(text));
            Assert.Equal(bytes, id.ToArray());
            byte[] copy = new byte[UniqueId.Bytes];
            id.CopyTo(copy);
            Assert.Equal(bytes, copy);
            _ = id.Describe();
        });

    [Theory]
    [InlineData(0)]
    [InlineData(127)]
    [InlineData(129)]
    public void OtherLengthsAreRefused(int length) => Assert.Throws<ArgumentException>(() => new UniqueId(new byte[length]));

    [Theory]
    [InlineData("10.0.0.5:41233", "10.0.0.5", 41233)]
    [InlineData("[fd00::5]:7", "fd00::5", 7)]
    [InlineData("[fe80::1%lo]:65535", "fe80::1%1", 65535)]
    [InlineData("localhost:29500", null, 29500)]
    public void AnAddressIsAnId(string text, string? address, int port)
    {
        UniqueIdDescription description = UniqueId.Parse(text).Describe();
        Assert.Equal(UniqueIdOrigin.Address, description.Origin);
        Assert.Equal(0x0280_0280_0280_0280UL, description.Magic);
        Assert.Equal(port, description.EndPoint!.Port);
        if (address is null)
            Assert.True(IPAddress.IsLoopback(description.EndPoint.Address));
        else
            Assert.Equal(IPAddress.Parse(address), description.EndPoint.Address);
        Assert.All(UniqueId.Parse(text).Secret, value => Assert.Equal(0, value));
    }

    [Theory]
    [InlineData("")]
    [InlineData("10.0.0.5")]
    [InlineData("10.0.0.5:")]
    [InlineData("10.0.0.5:0")]
    [InlineData("10.0.0.5:65536")]
    [InlineData("[fd00::5]")]
    [InlineData("[10.0.0.5]:1")]
    [InlineData("fd00::5:1")]
    [InlineData("[fe80::1%no-such-interface]:1")]
    [InlineData("no.such.host.invalid:1")]
    [InlineData("AAAA")]
    public void OtherTextsAreRefused(string text)
    {
        Assert.False(UniqueId.TryParse(text, out UniqueId id));
        Assert.Equal(default, id);
        Assert.Contains(text, Assert.Throws<FormatException>(() => UniqueId.Parse(text)).Message);
    }

    [Fact]
    public void TextsWithForeignLettersOrTooLongHostsAreRefused()
    {
        Assert.False(UniqueId.TryParse(new string('!', 171), out _));
        Assert.False(UniqueId.TryParse(new string('a', 300) + ":1", out _));
        Assert.False(UniqueId.TryParse(null, out _));
    }

    /// <summary>Ids as <c>ncclGetUniqueId</c> of each range of versions makes them (src/include/bootstrap.h and bootstrap.cc).</summary>
    public static TheoryData<string, string, UniqueIdOrigin, ulong, string?, int> NativeImages => new()
    {
        { "2.8 to 2.15, IPv4: the bare address", Ipv4At, UniqueIdOrigin.Native, 0, "10.0.0.5:41247", 0 },
        { "2.8 to 2.15, IPv6", Ipv6At, UniqueIdOrigin.Native, 0, "[fe80::1%3]:41247", 0 },
        { "2.16 to 2.28, IPv4: magic and address", "8877665544332211" + Ipv4At, UniqueIdOrigin.Native, 0x1122334455667788, "10.0.0.5:41247", 0 },
        { "2.16 to 2.28, IPv6", "8877665544332211" + Ipv6At, UniqueIdOrigin.Native, 0x1122334455667788, "[fe80::1%3]:41247", 0 },
        { "2.22 or later with NCCL_COMM_ID", "8002800280028002" + Ipv4At, UniqueIdOrigin.Address, 0x0280028002800280, "10.0.0.5:41247", 0 },
        { "2.29 to 2.32, a new communicator", "8877665544332211" + Ipv4At + "00000000", UniqueIdOrigin.Native, 0x1122334455667788, "10.0.0.5:41247", 0 },
        { "2.29 to 2.32, to grow from 6 ranks", "8877665544332211" + Ipv4At + "06000000", UniqueIdOrigin.Native, 0x1122334455667788, "10.0.0.5:41247", 6 },
        { "2.7 or earlier: opaque", "00000000FFFFFFFF", UniqueIdOrigin.Unknown, 0, null, 0 },
        { "nothing", "", UniqueIdOrigin.Unknown, 0, null, 0 },
    };

    [Theory]
    [MemberData(nameof(NativeImages))]
    public void IdsOfNativeNcclAreRead(string what, string image, UniqueIdOrigin origin, ulong magic, string? endPoint, int parentRanks)
    {
        byte[] bytes = new byte[UniqueId.Bytes];
        Convert.FromHexString(image).CopyTo(bytes, 0);
        UniqueIdDescription description = new UniqueId(bytes).Describe();
        Assert.True(origin == description.Origin, what);
        Assert.Equal(magic, description.Magic);
        Assert.Equal(endPoint, description.EndPoint?.ToString());
        Assert.Equal(parentRanks, description.ParentRanks);
        Assert.Equal(endPoint is null, !description.ToString().Contains("41247", StringComparison.Ordinal));
    }

    [Fact]
    public void AManagedIdIsNcclsWithASecretInTheRest()
    {
        using BootstrapRoot root = BootstrapRoot.Start(Roots.OnLoopback());
        byte[] bytes = root.Id.ToArray();
        UniqueIdDescription description = root.Id.Describe();
        Assert.Equal(UniqueIdOrigin.Managed, description.Origin);
        Assert.Equal(IPAddress.Loopback, description.EndPoint!.Address);
        Assert.Equal(BitConverter.ToUInt64(bytes, 0), description.Magic);
        Assert.Equal([2, 0, (byte)(description.EndPoint.Port >> 8), (byte)description.EndPoint.Port, 127, 0, 0, 1], bytes[8..16]);
        // 28 bytes of address, the ranks of a parent, and what NCCL leaves zero.
        Assert.All(bytes[16..64], value => Assert.Equal(0, value));
        Assert.Equal(bytes[64..96], root.Id.Secret);
        Assert.NotEqual(new byte[32], root.Id.Secret);
        using BootstrapRoot other = BootstrapRoot.Start(Roots.OnLoopback());
        Assert.NotEqual(other.Id.Secret, root.Id.Secret);
        Assert.NotEqual(other.Id.Magic, root.Id.Magic);
        Assert.DoesNotContain(Convert.ToHexString(root.Id.Secret), description.ToString());
    }
}
