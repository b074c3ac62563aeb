using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Kernel;

/// <summary>
/// What is restricted of vettings, evaluations and cases is told to nobody without the right, by whatever path. Every restricted text has a word of its own,
/// which is looked for in every answer.
/// </summary>
public sealed class RestrictedTextTests
{
    private static readonly string[] OfVetting = ["Zeravshan", "Kokshetau"];
    private static readonly string[] OfEvaluation = ["Ustyurt"];
    private static readonly string[] OfCase = ["Irtysh", "Balkhash", "serious-underperformance"];

    private static readonly (string Role, string? Contributor, string[] Readable)[] Readers =
    [
        ("focal-point", "KAZ", []),
        ("focal-point", "BRA", []),
        ("planner", null, [.. OfVetting, .. OfEvaluation]),
        ("assessor", null, OfEvaluation),
        ("assessor", "KAZ", []),
        ("assessor", "BRA", []),
        ("integrator", null, []),
        ("integrator", "KAZ", []),
        ("integrator", "BRA", []),
        ("auditor", null, [.. OfVetting, .. OfEvaluation, .. OfCase]),
        ("administrator", null, [.. OfVetting, .. OfEvaluation, .. OfCase]),
    ];

    [Theory, EachEngine]
    public async Task Nobody_without_the_right_reads_a_restricted_text_by_any_path(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var (pledge, requirement) = (await app.Level2Pledge(), await app.PublishedRequirement());
        var objects = await Written(app, pledge);
        string[] paths = [.. objects, .. Elsewhere(pledge, requirement)];
        // What is restricted was written on a day that is past.
        app.Clock.Advance(TimeSpan.FromDays(1));
        foreach (var path in paths)
        {
            (await app.Auditor.Get(path)).Is(HttpStatusCode.OK);
        }

        foreach (var (role, contributor, readable) in Readers)
        {
            var (reader, seen) = (app.As(await app.Token(role, contributor)), new HashSet<string>());
            foreach (var path in paths)
            {
                var text = (await reader.Get(path)).Text;
                var told = Words(text).ToList();

                Assert.True(told.All(readable.Contains), $"{role} of {contributor ?? "no state"}: GET {path} tells {string.Join(", ", told)}.");
                Assert.True(
                    role is "auditor" or "administrator" || !text.Contains("ash\":\"", StringComparison.Ordinal),
                    $"{role} of {contributor ?? "no state"}: GET {path} tells a hash.");
                seen.UnionWith(told);
            }

            Assert.Equal(readable.Order(StringComparer.Ordinal), seen.Order(StringComparer.Ordinal));
        }

        Assert.Equal([.. OfVetting, .. OfEvaluation, .. OfCase], Words((await app.Auditor.Get("/v1/events/export")).Is(HttpStatusCode.OK).Text));
    }

    [Theory, EachEngine]
    public async Task What_was_answered_before_is_answered_again_to_nobody_else(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        var foreign = app.As(await app.Token("assessor", "BRA"));
        var sent = new (Session By, string Path, JsonObject Body, bool IsToldToSender)[]
        {
            (app.Administrator, "/v1/investigations", Case(pledge), true),
            (app.Planner, "/v1/vettings", Vetting(pledge), true),
            (app.Assessor, "/v1/evaluations", Evaluation(pledge), true),
            (foreign, "/v1/evaluations", Evaluation(pledge), false),
        };
        foreach (var (by, path, body, isTold) in sent)
        {
            var first = (await by.Post(path, body, key: "the-same-key")).Is(HttpStatusCode.Created);
            var again = (await by.Post(path, body, key: "the-same-key")).Is(HttpStatusCode.Created);
            Assert.Equal(first.Text, again.Text);
            Assert.Equal(isTold, Words(again.Text).Any());
        }

        var ofAnother = SetupSteps.NewVetting(await app.Level2Pledge());
        var colleague = (await app.As(await app.Token("planner")).Post("/v1/vettings", ofAnother, key: "the-same-key")).Is(HttpStatusCode.Created);
        Assert.Empty(Words(colleague.Text));
        Assert.Equal([pledge, (string)colleague.Body["pledge"]!], (await app.Planner.Items("/v1/vettings")).Select(each => (string)each["pledge"]!));

        foreach (var (role, contributor, _) in Readers.Where(each => each.Role is not "administrator"))
        {
            var other = await app.As(await app.Token(role, contributor)).Post("/v1/investigations", Case(pledge), key: "the-same-key");
            Assert.Empty(Words(other.Is(HttpStatusCode.Forbidden).Text));
        }
    }

    private static IEnumerable<string> Words(string text) =>
        ((string[])[.. OfVetting, .. OfEvaluation, .. OfCase]).Where(word => text.Contains(word, StringComparison.Ordinal));

    // One of each, whose every restricted text is there; the addresses that show them.
    private static async Task<string[]> Written(RegistryApp app, string pledge)
    {
        var vetting = (await app.Planner.Post("/v1/vettings", Vetting(pledge))).Is(HttpStatusCode.Created).Id;
        (await app.Planner.Step($"/v1/vettings/{vetting}/bar", SetupSteps.NewBar().With("grounds", "He was in Kokshetau."))).Is(HttpStatusCode.OK);
        var evaluation = (await app.Assessor.Post("/v1/evaluations", Evaluation(pledge))).Is(HttpStatusCode.Created).Id;
        await app.FollowUp(evaluation);
        var investigation = (await app.Administrator.Post("/v1/investigations", Case(pledge))).Is(HttpStatusCode.Created).Id;
        var closing = SetupSteps.NewClosing().With("conclusion", "It was sold at Balkhash.");
        (await app.Administrator.Step($"/v1/investigations/{investigation}/close", closing)).Is(HttpStatusCode.OK);
        return
        [
            "/v1/vettings", "/v1/vettings?count=true&sort=-openedOn", "/v1/vettings?fields=scope&fields=grounds", $"/v1/vettings/{vetting}",
            "/v1/evaluations", "/v1/evaluations?fields=note", $"/v1/evaluations/{evaluation}",
            "/v1/investigations", "/v1/investigations?fields=allegation&fields=account&fields=conclusion", $"/v1/investigations/{investigation}",
            $"/v1/changes?subjectId={vetting}&subjectId={evaluation}&subjectId={investigation}",
            $"/v1/events?subjectId={vetting}&subjectId={evaluation}&subjectId={investigation}",
        ];
    }

    private static string[] Elsewhere(string pledge, string requirement) =>
    [
        "/v1/changes?limit=200", "/v1/changes?fields=changes&fields=hash&limit=200", "/v1/events?limit=200", "/v1/events/export", "/v1/access-log?limit=200",
        $"/v1/pledges/{pledge}", $"/v1/pledges/{pledge}/history", $"/v1/pledges/{pledge}/readiness", $"/v1/pledges/{pledge}/decisions",
        $"/v1/pledges/{pledge}/outcomes", "/v1/contributors/KAZ/decisions", "/v1/decision-reasons", "/v1/capabilities",
        $"/v1/requirements/{requirement}", $"/v1/requirements/{requirement}/history", $"/v1/requirements/{requirement}/candidates?explain={pledge}",
        "/v1/gaps/requirements?on=2027-09-01&knownOn=2026-11-23", "/v1/gaps/changes?from=2026-11-23", "/v1/gaps/supply?on=2027-09-01",
        "/v1/readiness-policies/pcrs-2015-faq/effects",
    ];

    private static JsonObject Vetting(string pledge) => SetupSteps.NewVetting(pledge).With("scope", "Who was at Zeravshan.");

    private static JsonObject Evaluation(string pledge) => SetupSteps.NewEvaluation(pledge).With("note", "The workshop at Ustyurt has no staff.");

    private static JsonObject Case(string pledge) => SetupSteps.NewInvestigation(pledge)
        .With("allegation", "serious-underperformance").With("account", "Fuel was sold at the river Irtysh.");
}
