using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Documentation;

/// <summary>What the README shows is what happens.</summary>
public sealed partial class ReadmeTests
{
    private static readonly string Readme = File.ReadAllText(Repository.PathOf("README.md"));

    private static readonly JsonSerializerOptions Indented = new(Json.Options) { WriteIndented = true };

    [Fact]
    public void It_has_at_most_200_lines() => Assert.InRange(Readme.Split('\n').Length, 50, 200);

    [Fact]
    public async Task The_first_request_is_answered_as_shown()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo");
        var request = FirstRequest().Match(Readme);

        var answer = (await app.As(request.Groups["token"].Value).Get(request.Groups["path"].Value)).Is(HttpStatusCode.OK);

        var lines = answer.Body.ToJsonString(Indented).Split('\n');
        var from = 0;
        Assert.All(Shown().Match(Readme).Groups[1].Value.Split('\n').Where(line => line.Trim() != "…"), line =>
        {
            var at = Array.IndexOf(lines, line, from);
            Assert.True(at >= 0, $"'{line}' is not in the answer after line {from}");
            from = at + 1;
        });
    }

    [Fact]
    public void The_life_of_a_pledge_is_drawn_from_the_table_of_its_steps() => Repository.HoldsSection("README.md", "life of a pledge", Drawn());

    // What is deleted is gone, and what is edited stays where it is.
    private static string Drawn()
    {
        var steps = from status in Enum.GetValues<PledgeStatus>()
                    from step in PledgeLife.Steps
                    where step.From.Contains(status) && step.Action is not (PledgeAction.Edit or PledgeAction.Delete)
                    let policy = step.Right is null ? " by the policy" : ""
                    select $"    {status.Code()} --> {(step.To ?? status).Code()} : {step.Action.Code()}{policy}";
        var ends = from status in Enum.GetValues<PledgeStatus>()
                   where !PledgeLife.Steps.Any(step => step.From.Contains(status))
                   select $"    {status.Code()} --> [*]";
        return string.Join('\n', ["```mermaid", "stateDiagram-v2", "    [*] --> announced", "    [*] --> draft", .. steps, .. ends, "```"]);
    }

    [GeneratedRegex(@"curl -s -H 'Authorization: Bearer (?<token>[\w-]+)' http://127\.0\.0\.1:5080(?<path>\S+)")]
    private static partial Regex FirstRequest();

    [GeneratedRegex(@"```json\n(.*?)\n```", RegexOptions.Singleline)]
    private static partial Regex Shown();
}
