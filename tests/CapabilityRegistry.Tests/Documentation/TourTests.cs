using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using CapabilityRegistry.App;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Documentation;

/// <summary>Runs the tour as it stands, and looks at what a reader would see.</summary>
public sealed partial class TourTests
{
    private const string Tour = "src/CapabilityRegistry/TOUR.md";

    // What each step of the tour promises, in its order.
    private static string[] Promises(DateOnly today, int later) =>
    [
        "HTTP/1.1 201 Created", "ETag: \"1\"", "Location: /v1/pledges/KAZ-", "\"status\":\"submitted\"",
        "\"status\":\"acknowledged\"", "\"code\":\"papers-missing\"", "\"code\":\"note-verbale-missing\"", "\"returnedFor\":[\"papers-incomplete\"]",
            "\"readinessLevel\":\"L1\"", "\"next\":{\"level\":\"L2\"",
        "\"code\":\"visit-not-passed\"", "\"result\":\"passed-with-findings\"", "\"readinessLevel\":\"L2\"", "\"status\":\"answered\"",
            "\"status\":\"closed\"", "\"next\":{\"level\":\"L3\"", "\"nextLapse\":{\"gate\":\"visit-not-passed\"",
        $"\"on\":\"{today.AddDays(1830):O}\"", "\"readinessLevel\":\"L1\"", "\"lapsed\":[{\"gate\":\"visit-not-passed\"",
            "\"status\":\"open\"", "\"status\":\"closed\"", "\"source\":\"self\"",
        "\"status\":\"proposed\"", "\"openShares\":[\"SHARE-", "\"status\":\"confirmed\"",
        "\"mission\":\"MINUSCA\"", "\"status\":\"published\"",
        "\"origin\":\"sur\"", "\"slots\":[{\"number\":1", "\"variation\":\"VAR-00001\"", "\"authorised\":",
        "\"candidates\":[{\"rank\":1", "\"breakdown\":[{\"code\":", "\"excluded\":[{", "\"required\":",
        "HTTP/1.1 202 Accepted", "Location: /v1/match-runs/RUN-", "\"status\":\"done\"", "\"status\":\"optimal\"", "\"bound\":",
            "\"gaps\":[{", "\"reasons\":[{\"kind\":", "\"kind\":\"pledge-withdrawn\"",
        "\"status\":\"accepted\"", "\"status\":\"selected\"", "\"status\":\"deployed\"", "\"pledged\":{\"announced\"",
        $"\"on\":\"{today.AddDays(525):O}\"", $"\"link\":\"/v1/requirements?neededOn={today.AddDays(525):O}", "\"count\":",
        "\"action\":\"drafted\"", "\"action\":\"raised\"", "\"seq\":723",
        "\"actor\":\"demo-planner\"", "\"operation\":", "\"seq\":1,",
    ];

    [Theory]
    [InlineData(0)]
    [InlineData(1_500)]
    public async Task The_tour_runs_as_it_stands_now_and_years_from_now(int later)
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "needs a POSIX shell");
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo");
        app.Clock.Advance(TimeSpan.FromDays(later));
        var today = app.Clock.Today();

        var (exit, seen, errors) = await Run(Script() + "\necho work=$work", app.Address, today);

        Assert.True(exit == 0, errors);
        var from = 0;
        foreach (var promise in Promises(today, later))
        {
            var at = seen.IndexOf(promise, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"'{promise}' does not follow after: "
                + $"{seen[..from][Math.Max(0, from - 300)..]}\n---\n{seen[from..Math.Min(seen.Length, from + 2_000)]}");
            from = at;
        }

        Assert.Equal(0, await CommandLine.Run(["audit", "verify", $"{Work().Match(seen).Groups[1].Value}/events.ndjson"]));
    }

    [Fact]
    public async Task An_answer_that_was_not_announced_stops_it_and_is_shown()
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "needs a POSIX shell");
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var helpers = Shell().Match(File.ReadAllText(Repository.PathOf(Tour))).Groups[1].Value;

        var (exit, seen, errors) = await Run(helpers + "visit=$(as planner $api/v1/visits/AAV-99999 | key)\necho went on", app.Address, new(2026, 11, 23));

        Assert.Equal(1, exit);
        Assert.DoesNotContain("went on", seen);
        Assert.Contains("Expected 2, found 404: ", errors);
        Assert.Contains("/errors/", errors);
    }

    private static string Script() => string.Join('\n', Shell().Matches(File.ReadAllText(Repository.PathOf(Tour))).Select(match => match.Groups[1].Value));

    private static async Task<(int Exit, string Seen, string Errors)> Run(string script, Uri api, DateOnly today)
    {
        var start = new ProcessStartInfo("/bin/bash", ["-eu", "-o", "pipefail", "-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["api"] = api.ToString().TrimEnd('/');
        start.Environment["today"] = today.ToString("O", CultureInfo.InvariantCulture);
        using var shell = Process.Start(start)!;
        var errors = shell.StandardError.ReadToEndAsync();
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        return (shell.ExitCode, output, await errors);
    }

    [GeneratedRegex(@"^work=(.*)$", RegexOptions.Multiline)]
    private static partial Regex Work();

    [GeneratedRegex(@"```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shell();
}
