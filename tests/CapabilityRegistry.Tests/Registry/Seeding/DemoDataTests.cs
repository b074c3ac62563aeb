using System.Diagnostics;
using CapabilityRegistry.Registry.Seeding;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Seeding;

public sealed class DemoDataTests
{
    public static TheoryData<string> Files => [.. Directory.GetFiles(Repository.PathOf("db/demo"), "*.csv").Select(file => Path.GetFileName(file))];

    [Theory, MemberData(nameof(Files))]
    public void Every_row_says_where_it_comes_from(string file)
    {
        using var text = File.OpenText(Repository.PathOf($"db/demo/{file}"));

        var rows = CsvFile.Read(file, text).ToList();
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.NotEqual("", row.Text("source")));
    }

    [Fact]
    public async Task The_committed_rows_are_what_the_generator_writes()
    {
        var start = new ProcessStartInfo("dotnet", ["run", "db/demo/generate.cs", "--", "--check"]) { WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true };
        using var generator = Process.Start(start)!;
        var said = await generator.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await generator.WaitForExitAsync(TestContext.Current.CancellationToken);

        Assert.True(generator.ExitCode == 0, said);
    }
}
