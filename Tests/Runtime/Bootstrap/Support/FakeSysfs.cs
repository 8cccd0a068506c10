namespace TypedCollectives.Tests;

/// <summary>A folder laid out like <c>/sys</c> on a machine with RDMA devices.</summary>
internal sealed class FakeSysfs : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("typedcollectives-sysfs-").FullName;

    /// <summary>The folder that stands for <c>/sys/class/infiniband</c>.</summary>
    internal string Class => Path.Join(_root, "class/infiniband");

    /// <summary>Adds a device with its first port; a second call adds the next.</summary>
    internal FakeSysfs Add(
        string device, string pci, string link = "InfiniBand", string state = "4: ACTIVE", string rate = "100 Gb/sec (4X EDR)",
        string guid = "b8ce:f603:00aa:1234", int port = 1)
    {
        string function = Path.Join(_root, "devices/pci0000:3a", pci);
        string folder = Path.Join(function, "infiniband", device);
        string ports = Path.Join(folder, $"ports/{port}");
        Directory.CreateDirectory(ports);
        File.WriteAllText(Path.Join(ports, "state"), $"{state}\n");
        File.WriteAllText(Path.Join(ports, "rate"), $"{rate}\n");
        File.WriteAllText(Path.Join(ports, "link_layer"), $"{link}\n");
        File.WriteAllText(Path.Join(folder, "sys_image_guid"), $"{guid}\n");
        Directory.CreateDirectory(Class);
        if (port == 1)
        {
            // As the kernel has it: the class links to the device, and that to its PCI function, both relatively.
            Directory.CreateSymbolicLink(Path.Join(Class, device), $"../../devices/pci0000:3a/{pci}/infiniband/{device}");
            Directory.CreateSymbolicLink(Path.Join(folder, "device"), $"../../../{Path.GetFileName(pci)}");
        }

        return this;
    }

    internal void Remove(string device, string file) => File.Delete(Path.Join(Class, device, file));

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
