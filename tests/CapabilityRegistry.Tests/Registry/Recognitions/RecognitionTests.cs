using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Registry.Recognitions;

/// <summary>Today is 23 November 2026.</summary>
public sealed class RecognitionTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task The_Secretariat_records_what_is_recognised_and_everybody_reads_it(Engine engine)
    {
        var app = await apps.On(engine);
        var request = SetupSteps.NewRecognition("field-medical", "2026-01-01", "2028-12-31").With("scope", "In Russian");

        var recorded = (await app.Planner.Post("/v1/recognitions", request)).Is(HttpStatusCode.Created);

        foreach (var session in new[] { app.FocalPoint, app.OtherFocalPoint, app.Assessor, app.Auditor, app.Administrator })
        {
            var read = (await session.Get($"/v1/recognitions/{recorded.Id}")).Is(HttpStatusCode.OK).Body;
            Assert.Equal(
                ("KAZCENT", "field-medical", "2026-01-01", "2028-12-31", "In Russian", "2026-11-23", null),
                (Text(read, "centre"), Text(read, "course"), Text(read, "validFrom"), Text(read, "validUntil"), Text(read, "scope"), Text(read, "recordedOn"),
                    Text(read, "endedOn")));
        }

        foreach (var session in new[] { app.FocalPoint, app.Assessor, app.Auditor, app.Administrator })
        {
            (await session.Post("/v1/recognitions", SetupSteps.NewRecognition("first-aid"))).Is(HttpStatusCode.Forbidden);
            (await session.Step($"/v1/recognitions/{recorded.Id}/end", End("2026-12-01"))).Is(HttpStatusCode.Forbidden);
        }
    }

    [Theory, EachEngine]
    public async Task Its_centre_and_course_are_known_and_its_days_in_order(Engine engine)
    {
        var app = await apps.On(engine);

        Assert.Equal(
            [("/centre", "unknown-code"), ("/course", "unknown-code"), ("/validUntil", "dates-reversed")],
            await Faults(SetupSteps.NewRecognition("juggling", "2027-01-02", "2027-01-01").With("centre", "NOWHERE")));
        Assert.Equal([("/validFrom", "not-a-date")], await Faults(SetupSteps.NewRecognition(from: "2027-02-29")));

        async Task<IEnumerable<(string, string)>> Faults(JsonObject request)
        {
            var refused = (await app.Planner.Post("/v1/recognitions", request)).Is(HttpStatusCode.BadRequest);
            return refused.Places.Zip(refused.ErrorCodes);
        }
    }

    [Theory, EachEngine]
    public async Task A_course_of_a_centre_is_recognised_once_on_a_day(Engine engine)
    {
        var app = await apps.On(engine);
        var first = await app.Recognition("engagement-team", "2026-01-01", "2026-12-31");
        await app.Recognition("engagement-team", "2027-01-01");

        foreach (var (from, until) in new[] { ("2025-01-01", "2026-01-01"), ("2026-12-31", null), ("2026-06-01", "2026-06-30"), ("2020-01-01", (string?)null) })
        {
            var refused = (await app.Planner.Post("/v1/recognitions", SetupSteps.NewRecognition("engagement-team", from, until))).Is(HttpStatusCode.Conflict);
            Assert.Equal("recognition-overlaps", refused.Code);
            Assert.Equal($"days outside of those of {first}", (string?)refused.Body["errors"]![0]!["expected"]);
        }

        await app.Recognition("engagement-team", "2025-01-01", "2025-12-31");
    }

    [Theory, EachEngine]
    public async Task It_is_ended_early_once_with_a_reason_and_its_days_are_free_again(Engine engine)
    {
        var app = await apps.On(engine);
        var recognition = await app.Recognition("conduct-and-discipline", "2026-01-01", "2027-12-31");
        Assert.Equal("ends-in-the-past", (await Refused("2026-11-22")).Code);
        Assert.Equal("a day of a recognition that is not ended, until 2027-12-31", (string?)(await Refused("2028-01-01")).Body["errors"]![0]!["expected"]);

        var ended = (await app.Planner.Step($"/v1/recognitions/{recognition}/end", End("2026-12-01"))).Is(HttpStatusCode.OK).Body;

        Assert.Equal(("2026-12-01", "It was not held for two years."), (Text(ended, "endedOn"), Text(ended, "endedFor")));
        Assert.Equal("recognition-ended", (await Refused("2026-12-01")).Code);
        await app.Recognition("conduct-and-discipline", "2026-12-01", "2027-12-31");
        var events = await app.Auditor.Items($"/v1/changes?subjectKind=recognition&subjectId={recognition}");
        Assert.Equal(["recorded", "ended"], events.Select(each => Text(each, "action")));

        async Task<Answer> Refused(string on) => (await app.Planner.Step($"/v1/recognitions/{recognition}/end", End(on))).Is(HttpStatusCode.Conflict);
    }

    [Theory, EachEngine]
    public async Task Those_that_hold_on_a_day_are_found(Engine engine)
    {
        var app = await apps.On(engine);
        var first = await app.Recognition("military-observers", "2026-01-01", "2026-06-30");
        var second = await app.Recognition("military-observers", "2026-07-01");
        (await app.Planner.Step($"/v1/recognitions/{second}/end", End("2027-01-01"))).Is(HttpStatusCode.OK);

        Assert.Empty(await On("2025-12-31"));
        Assert.Equal([first], await On("2026-06-30"));
        Assert.Equal([second], await On("2026-12-31"));
        Assert.Empty(await On("2027-01-01"));

        async Task<IEnumerable<string?>> On(string day) =>
            (await app.FocalPoint.Items($"/v1/recognitions?course=military-observers&validOn={day}")).Select(each => Text(each, "id"));
    }

    private static JsonObject End(string on) => new() { ["on"] = on, ["reason"] = "It was not held for two years." };

    private static string? Text(JsonNode node, string member) => (string?)node[member];
}
