using System.Diagnostics.Metrics;
using System.Text.RegularExpressions;
using CapabilityRegistry.App;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Telemetry;

/// <summary>Every metric and every part of the health stands on the page for operators, and nothing else does.</summary>
public sealed partial class WatchingPageTests
{
    private static readonly string Page = File.ReadAllText(Repository.PathOf("src/CapabilityRegistry/App/WATCHING.md"));

    [Fact]
    public async Task Every_metric_of_the_program_stands_on_the_page_and_every_one_there_is_in_the_program()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        await app.Level2Pledge();
        await app.PublishedRequirement();
        await app.Run();
        var (found, listener) = (new HashSet<string>(), new MeterListener());
        listener.InstrumentPublished = (instrument, _) =>
        {
            if (instrument.Meter.Name.StartsWith("CapabilityRegistry", StringComparison.Ordinal))
            {
                lock (found)
                {
                    found.Add(instrument.Name);
                }
            }
        };
        listener.Start();
        listener.Dispose();

        Assert.Contains(PlanStage.Duration, found);
        Assert.Equal(found.Order(StringComparer.Ordinal), Rows("## Metrics").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_part_of_the_health_stands_on_the_page_and_every_one_there_is_in_the_program() =>
        Assert.Equal(
            CodeLists.All.Single(list => list.Name == "HealthPartName").Codes.Order(StringComparer.Ordinal), Rows("## Health").Order(StringComparer.Ordinal));

    [Fact]
    public void Each_says_what_it_is_and_what_to_do() => Assert.All(Row().Matches(Page), row => Assert.Matches(@"\| [^|]{10,} \| [^|]{10,} \|", row.Value));

    private static IEnumerable<string> Rows(string heading)
    {
        var section = Page[Page.IndexOf(heading, StringComparison.Ordinal)..];
        var end = section.IndexOf("\n## ", heading.Length, StringComparison.Ordinal);
        return Row().Matches(end < 0 ? section : section[..end]).Select(row => row.Groups[1].Value);
    }

    [GeneratedRegex(@"^\| `([a-z0-9._-]+)` \|.*$", RegexOptions.Multiline)]
    private static partial Regex Row();
}
