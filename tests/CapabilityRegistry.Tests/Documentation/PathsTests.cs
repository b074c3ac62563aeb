using System.Text.RegularExpressions;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Documentation;

/// <summary>The README says where things are, so they have to be there.</summary>
public sealed class PathsTests
{
    private static readonly string[] Roots = ["src", "tests", "db", "openapi"];

    [Fact]
    public void Every_file_and_folder_that_the_README_names_exists()
    {
        var there = Roots.SelectMany(root => Directory.EnumerateFileSystemEntries(Repository.PathOf(root), "*", SearchOption.AllDirectories))
            .Select(path => "/" + Path.GetRelativePath(Repository.Root, path).Replace('\\', '/')).ToList();
        var named = Regex.Matches(File.ReadAllText(Repository.PathOf("README.md")), @"`((?:\w+/)*\w+(?:\.cs|/))`").Select(match => match.Groups[1].Value).Distinct().ToList();

        Assert.InRange(named.Count, 60, int.MaxValue);
        Assert.All(named, name => Assert.True(
            Roots.Contains(name.TrimEnd('/')) || there.Any(path => path.EndsWith("/" + name.TrimEnd('/'), StringComparison.Ordinal)), $"{name} is not there"));
    }
}
