using System.Text.RegularExpressions;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Documentation;

/// <summary>The papers say where things are, so they have to be there.</summary>
public sealed partial class PathsTests
{
    private static readonly string[] Roots = ["src", "tests", "db", "openapi"];

    private static readonly IReadOnlyList<string> There =
    [
        .. Roots.SelectMany(root => Directory.EnumerateFileSystemEntries(Repository.PathOf(root), "*", SearchOption.AllDirectories))
            .Select(path => "/" + Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
            .Where(path => !path.Contains("/bin/", StringComparison.Ordinal) && !path.Contains("/obj/", StringComparison.Ordinal)),
    ];

    private static readonly IReadOnlyList<string> Papers =
    [
        .. Directory.EnumerateFiles(Repository.Root, "*.md"),
        .. There.Where(path => path.EndsWith(".md", StringComparison.Ordinal)).Select(path => Repository.Root + path),
    ];

    [Fact]
    public void Every_file_and_folder_that_a_paper_names_exists()
    {
        var named = (from paper in Papers
                     from match in Named().Matches(File.ReadAllText(paper))
                     select (paper, Name: match.Groups[1].Value)).Distinct().ToList();

        Assert.InRange(named.Count, 100, int.MaxValue);
        Assert.All(named, each => Assert.True(IsThere(each.Name), $"{each.Name}, named in {each.paper}, is not there"));
    }

    [Fact]
    public void Every_link_within_the_project_leads_to_something()
    {
        var links = (from paper in Papers
                     from match in Link().Matches(File.ReadAllText(paper))
                     // A help text leads to pages: a test of the pages follows these.
                     where match.Groups[1].Value[0] != '/'
                     select Path.Combine(Path.GetDirectoryName(paper)!, match.Groups[1].Value)).ToList();

        Assert.InRange(links.Count, 20, int.MaxValue);
        Assert.All(links, link => Assert.True(Path.Exists(link), $"{link} is not there"));
    }

    [Fact]
    public void Each_room_says_at_its_door_what_it_is_for()
    {
        var rooms = Directory.EnumerateDirectories(Repository.PathOf("src/CapabilityRegistry"))
            .Where(room => Directory.EnumerateFiles(room, "*.cs", SearchOption.AllDirectories).Any() && Path.GetFileName(room) is not ("bin" or "obj"))
                .ToList();

        Assert.Contains("Kernel", rooms.Select(Path.GetFileName));
        Assert.All(rooms, room => Assert.InRange(File.ReadAllLines(Path.Combine(room, "README.md")).Length, 1, 5));
        var house = File.ReadAllText(Repository.PathOf("src/README.md"));
        Assert.All(rooms, room => Assert.Contains($"`CapabilityRegistry/{Path.GetFileName(room)}/`", house));
    }

    private static bool IsThere(string name) =>
        Roots.Contains(name.TrimEnd('/')) || There.Any(path => path.EndsWith("/" + name.TrimEnd('/'), StringComparison.Ordinal));

    // `../` leads out of the folder of the paper, and whatever follows is looked for everywhere.
    [GeneratedRegex(@"`(?:\.\./)*((?:[\w.]+/)*\w+(?:\.cs|/))`")]
    private static partial Regex Named();

    [GeneratedRegex(@"\]\((?!https?:|#)([^)#]+)(?:#[^)]*)?\)")]
    private static partial Regex Link();
}
