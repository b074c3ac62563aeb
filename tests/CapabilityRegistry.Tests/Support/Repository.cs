namespace CapabilityRegistry.Tests.Support;

/// <summary>The files of this repository, and the ones among them that are generated and committed.</summary>
public static class Repository
{
    /// <summary>Set to 1, it makes the tests rewrite the generated files instead of comparing them.</summary>
    public const string Update = "CAPABILITYREGISTRY_UPDATE";

    public static string Root { get; } = FindRoot();

    /// <summary>The name of every table.</summary>
    public static IReadOnlyList<string> Tables =>
    [
        .. File.ReadLines(PathOf("db/schema.sql")).Where(line => line.StartsWith("CREATE TABLE ", StringComparison.Ordinal)).Select(line => line.Split(' ')[2]),
    ];

    public static string PathOf(string path) => Path.Combine(Root, path);

    /// <summary>Fails unless the committed file says exactly this.</summary>
    public static void Holds(string path, string text)
    {
        var file = PathOf(path);
        if (Environment.GetEnvironmentVariable(Update) == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, text);
        }

        var committed = File.Exists(file) ? File.ReadAllText(file) : "";
        Assert.True(committed == text, $"{path} is out of date: {FirstDifference(committed, text)}\nRun the tests with {Update}=1 and look at what changed.");
    }

    /// <summary>Fails unless the file says exactly this between the marks of a section, which are comments.</summary>
    public static void HoldsSection(string path, string section, string text)
    {
        var (begin, end) = ($"<!-- {section} -->\n", $"\n<!-- /{section} -->");
        var whole = File.ReadAllText(PathOf(path));
        var from = whole.IndexOf(begin, StringComparison.Ordinal) + begin.Length;
        var until = whole.IndexOf(end, from, StringComparison.Ordinal);
        Assert.True(from >= begin.Length && until >= 0, $"{path} has no section {section}.");
        Holds(path, whole[..from] + text + whole[until..]);
    }

    private static string FirstDifference(string committed, string now)
    {
        var (was, @is) = (committed.Split('\n'), now.Split('\n'));
        var line = was.Zip(@is).TakeWhile(pair => pair.First == pair.Second).Count();
        return $"line {line + 1} is\n  {was.ElementAtOrDefault(line)}\nand should be\n  {@is.ElementAtOrDefault(line)}";
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "CapabilityRegistry.sln")))
            {
                return folder.FullName;
            }
        }

        throw new InvalidOperationException("CapabilityRegistry.sln is in none of the folders above the tests.");
    }
}
