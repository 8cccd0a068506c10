
namespace TypedCollectives.Interop.Tests.Support;

/// <summary>The machine's C compiler. A test that needs one is skipped where there is none.</summary>
internal static class CCompiler
{
    private static readonly string? Compiler = Find();

    public static void Require() => Assert.SkipWhen(Compiler is null, "No C compiler (cc, gcc or clang) is on the PATH.");

    public static string Program(string source, string output, params string[] options) => Compile(source, output, options);

    public static string Library(string source, string output, params string[] options) =>
        Compile(source, output, ["-shared", "-fPIC", .. options]);

    private static string Compile(string source, string output, params string[] options)
    {
        using TemporaryFolder folder = new();
        foreach (string name in typeof(CCompiler).Assembly.GetManifestResourceNames())
        {
            using Stream resource = typeof(CCompiler).Assembly.GetManifestResourceStream(name)!;
            using FileStream file = File.Create(Path.Join(folder.Path, name));
            resource.CopyTo(file);
        }

        Processes.Run(Compiler!, ["-Wall", "-Werror", "-o", output, Path.Join(folder.Path, source), .. options]);
        return output;
    }

    private static string? Find()
    {
        string[] names = ["cc", "gcc", "clang"];
        string search = Environment.GetEnvironmentVariable("PATH") ?? "";
        string[] folders = search.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return names.SelectMany(name => folders.Select(folder => Path.Join(folder, name))).FirstOrDefault(File.Exists);
    }
}
