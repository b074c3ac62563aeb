using System.Text.RegularExpressions;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Conformance.House;

/// <summary>Where files stand: in the folder of their namespace, and never too many in one.</summary>
public sealed partial class LayoutTests
{
    private const int MostFiles = 20;

    // The entry point, which has no namespace.
    private static readonly string[] WithoutNamespace = ["src/CapabilityRegistry/App/Program.cs"];

    private static readonly IReadOnlyList<SourceFile> Files =
    [
        .. SourceFile.In("src/CapabilityRegistry"), .. SourceFile.In("src/CapabilityRegistry.Matching"), .. SourceFile.In("src/CapabilityRegistry.Readiness"),
        .. SourceFile.In("tests/CapabilityRegistry.Tests"),
    ];

    [Fact]
    public void A_namespace_is_a_folder()
    {
        Assert.Empty(Misplaced(Files));
        Assert.NotEmpty(Misplaced([new("src/CapabilityRegistry/Kernel/Caller.cs", "namespace CapabilityRegistry.Platform;\n")]));
        Assert.NotEmpty(Misplaced([new("src/CapabilityRegistry/Kernel/Caller.cs", "// no namespace\n")]));
    }

    [Fact]
    public void A_folder_holds_at_most_twenty_files_that_are_no_operations()
    {
        Assert.Empty(Crowded(Files));
        Assert.NotEmpty(Crowded([.. Enumerable.Range(0, MostFiles + 1)
            .Select(number => new SourceFile($"src/CapabilityRegistry/Kernel/Word{number}.cs", ""))]));
        Assert.Empty(Crowded([.. Enumerable.Range(0, MostFiles + 1)
            .Select(number => new SourceFile($"src/CapabilityRegistry/Kernel/Do{number}.cs", "public static Ok Handle("))]));
    }

    private static IEnumerable<string> Misplaced(IEnumerable<SourceFile> files) =>
        files.Where(file => !WithoutNamespace.Contains(file.Path) && NamespaceOf().Match(file.Text).Groups[1].Value != NamespaceBy(file.Path))
            .Select(file => file.Path);

    private static string NamespaceBy(string path) => Path.GetDirectoryName(path)![(path.IndexOf('/') + 1)..].Replace('/', '.');

    private static IEnumerable<string> Crowded(IEnumerable<SourceFile> files) =>
        files.Where(file => !Operation().IsMatch(file.Text)).GroupBy(file => Path.GetDirectoryName(file.Path)!).Where(folder => folder.Count() > MostFiles)
            .Select(folder => folder.Key);

    [GeneratedRegex(@"^namespace ([\w.]+);", RegexOptions.Multiline)]
    private static partial Regex NamespaceOf();

    [GeneratedRegex(@"public static .* Handle\(")]
    private static partial Regex Operation();
}

/// <summary>A file of C# and its text; the path is relative to the repository.</summary>
internal sealed record SourceFile(string Path, string Text)
{
    /// <summary>The files of a kind below a folder, without what a build makes.</summary>
    public static IReadOnlyList<SourceFile> In(string folder, string kind = "*.cs") =>
    [
        .. from file in Directory.EnumerateFiles(Repository.PathOf(folder), kind, SearchOption.AllDirectories)
           let path = System.IO.Path.GetRelativePath(Repository.PathOf("."), file)
           where !path.Contains("/obj/", StringComparison.Ordinal) && !path.Contains("/bin/", StringComparison.Ordinal)
           orderby path
           select new SourceFile(path, File.ReadAllText(file)),
    ];
}
