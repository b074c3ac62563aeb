using System.Diagnostics;
using System.Text.RegularExpressions;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Documentation;

/// <summary>Runs the tour of the README as it stands, and looks at what a reader would see.</summary>
public sealed partial class TourTests
{
    // What each step of the tour promises, in its order.
    private static readonly string[] Promises =
    [
        "HTTP/1.1 201 Created", "ETag: \"1\"", "Location: /v1/pledges/KAZ-", "\"status\":\"submitted\"",
        "\"status\":\"acknowledged\"", "\"code\":\"papers-missing\"", "\"code\":\"note-verbale-missing\"", "\"returnedFor\":[\"papers-incomplete\"]", "\"readinessLevel\":\"L1\"", "\"next\":{\"level\":\"L2\"",
        "\"code\":\"visit-not-passed\"", "\"status\":\"passed\"", "\"readinessLevel\":\"L2\"",
        "\"mission\":\"MINUSCA\"", "\"status\":\"published\"",
        "\"origin\":\"sur\"", "\"slots\":[{\"number\":1", "\"variation\":\"VAR-00001\"", "\"authorised\":",
        "\"candidates\":[{\"rank\":1", "\"breakdown\":[{\"code\":", "\"excluded\":[{", "\"required\":",
        "HTTP/1.1 202 Accepted", "Location: /v1/match-runs/RUN-", "\"status\":\"done\"", "\"status\":\"optimal\"", "\"bound\":", "\"gaps\":[{", "\"reasons\":[{\"kind\":", "\"kind\":\"pledge-withdrawn\"",
        "\"status\":\"accepted\"", "\"status\":\"selected\"", "\"status\":\"deployed\"", "\"pledged\":{\"announced\"",
        "\"on\":\"2028-05-01\"", "\"list\":\"/v1/requirements?neededOn=2028-05-01", "\"count\":",
        "\"action\":\"drafted\"", "\"action\":\"raised\"", "\"seq\":597",
        "\"actor\":\"demo-planner\"", "\"operation\":", "\"seq\":1,",
    ];

    [Fact]
    public async Task The_tour_runs_as_it_stands()
    {
        Assert.SkipUnless(File.Exists("/bin/bash"), "needs a POSIX shell");
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo");

        var seen = await Run(Script(), app.Address);

        var from = 0;
        foreach (var promise in Promises)
        {
            var at = seen.IndexOf(promise, from, StringComparison.Ordinal);
            Assert.True(at >= 0, $"'{promise}' does not follow after: {seen[..from][Math.Max(0, from - 300)..]}\n---\n{seen[from..Math.Min(seen.Length, from + 2_000)]}");
            from = at;
        }
    }

    private static string Script()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Root, "README.md"));
        var tour = readme[readme.IndexOf("## The tour", StringComparison.Ordinal)..];
        return string.Join('\n', Shell().Matches(tour[..tour.IndexOf("\n## ", 5, StringComparison.Ordinal)]).Select(match => match.Groups[1].Value));
    }

    private static async Task<string> Run(string script, Uri api)
    {
        var start = new ProcessStartInfo("/bin/bash", ["-eu", "-o", "pipefail", "-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["api"] = api.ToString().TrimEnd('/');
        using var shell = Process.Start(start)!;
        var errors = shell.StandardError.ReadToEndAsync();
        var output = await shell.StandardOutput.ReadToEndAsync();
        await shell.WaitForExitAsync();
        Assert.True(shell.ExitCode == 0, await errors);
        return output;
    }

    [GeneratedRegex(@"```sh\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Shell();
}
