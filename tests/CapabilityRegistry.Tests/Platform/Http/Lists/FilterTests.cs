using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Platform.Http.Walk;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http.Lists;

/// <summary>Each filter of each list against what the whole list says.</summary>
public sealed class FilterTests(FilterTests.Apps apps) : IClassFixture<FilterTests.Apps>
{
    // What an item says of itself where the parameter is not a member of it. Region and organisation are those of its state.
    private static readonly Dictionary<string, Func<JsonNode, JsonNode, IEnumerable<string?>>> Elsewhere = new()
    {
        ["/v1/visits pledge"] = (item, _) => item["units"]!.AsArray().Select(unit => (string?)unit!["pledge"]),
        ["/v1/visits result"] = (item, _) => item["units"]!.AsArray().Select(unit => (string?)unit!["result"]).Distinct(),
        ["/v1/contributors organisation"] = (item, _) => item["memberships"]!.AsArray().Select(each => (string?)each!["organisation"]),
        ["/v1/pledges region"] = (_, state) => [(string?)state["region"]],
        ["/v1/capabilities organisation"] = (_, state) =>
            state["memberships"]!.AsArray().Where(IsOfToday).Select(each => (string?)each!["organisation"]),
        ["/v1/pledges organisation"] = (_, state) => state["memberships"]!.AsArray().Where(IsOfToday).Select(each => (string?)each!["organisation"]),
        ["/v1/gaps/supply organisation"] = (_, state) => state["memberships"]!.AsArray().Where(IsOfToday).Select(each => (string?)each!["organisation"]),
        ["/v1/gaps/supply region"] = (_, state) => [(string?)state["region"]],
    };

    // Fulfilment takes the filters of requirements and shows no member of theirs; the access log names no more than ten objects of an entry;
    // invitations of a run follow a plan; no requirement of the demo data refers to a statement; a gap tells not of whose pledges it was asked; the
    // requirements of one day ask for one level; the demo data has no history, by which the gap could have changed.
    private static readonly string[] TestedElsewhere =
        ["/v1/fulfilment ", "/v1/access-log subjectId", "/v1/access-log contributor", "/v1/invitations run", "/v1/requirements sur", "/v1/outcome-drafts visit",
        "/v1/gaps/requirements region", "/v1/gaps/requirements organisation", "/v1/gaps/met region", "/v1/gaps/met organisation",
        "/v1/gaps/requirements minimumLevel", "/v1/gaps/met minimumLevel", "/v1/gaps/changes/objects cause"];

    private static readonly Dictionary<string, Func<JsonNode, string, string, bool>> Ranges = new()
    {
        ["/v1/pledges"] = (item, from, until) => AtMost(item["availableFrom"], until) && AtLeast(item["availableUntil"], from),
        ["/v1/requirements"] = (item, from, until) => AtMost(item["neededBy"], until) && LaterThan(item["neededUntil"], from),
        ["/v1/surs"] = (item, from, until) =>
            AtMost(item["effectiveFrom"], until) && (item["effectiveUntil"] is null || LaterThan(item["effectiveUntil"], from)),
        ["/v1/visits"] = (item, from, until) => AtMost(item["plannedOn"], until) && AtLeast(item["plannedOn"], from),
        ["/v1/invitations"] = (item, from, until) => AtMost(item["expiresOn"], until) && AtLeast(item["expiresOn"], from),
        ["/v1/deployments"] = (item, from, until) => AtMost(item["engagedFrom"], until) && LaterThan(item["engagedUntil"], from),
    };

    private static readonly (string From, string Until)[] SomeRanges =
        [("2026-01-01", "2026-11-24"), ("2026-11-01", "2026-12-31"), ("2027-01-01", "2027-06-30"), ("2028-05-01", "2028-05-01"), ("2031-01-01", "2040-12-31")];

    [Theory, EachEngine]
    public async Task Several_values_of_each_filter_find_what_has_any_of_them(Engine engine)
    {
        var app = await apps.On(engine);
        var states = (await app.Planner.All("/v1/contributors?limit=200")).ToDictionary(state => (string)state["id"]!);
        var tested = 0;
        foreach (var (list, filter) in await SeveralValues(app))
        {
            var reader = await Lists.ReaderOf(app, list);
            // The logs grow with each reading, so only what is there already is compared.
            var day = list.StartsWith("/v1/gaps/", StringComparison.Ordinal) ? "&on=2028-01-01" : list == "/v1/reminders" ? "&within=3650" : "";
            var all = await reader.All($"{list}?limit=200{day}");
            var values = all.SelectMany(Said).OfType<string>().Where(said => said.Length > 0).Distinct().Order(StringComparer.Ordinal).ToList();
            Assert.True(values.Count >= 2, $"{list} {filter}: the items say {string.Join(", ", values)}");

            // Both values of a member that has only two would find everything, with the filter or without it.
            string[][] choices = values.Count == 2 ? [[.. values], [values[0]]] : [[values[0], values[^1]]];
            foreach (var some in choices)
            {
                var found = await reader.All($"{list}?limit=3{day}&{string.Join('&', some.Select(value => $"{filter}={Uri.EscapeDataString(value)}"))}");

                var expected = all.Where(item => Said(item).Intersect(some).Any()).Select(KeyOf).ToList();
                Assert.Equal((list, filter, string.Join(' ', expected)), (list, filter, string.Join(' ', found.Select(KeyOf).Take(expected.Count))));
                Assert.All(found, item => Assert.NotEmpty(Said(item).Intersect(some)));
            }

            tested++;

            IEnumerable<string?> Said(JsonNode item) => Elsewhere.TryGetValue($"{list} {filter}", out var said)
                ? said(item, (string?)item["contributor"] is { } state ? states[state] : item)
                : [item[filter]?.ToString()];
        }

        Assert.True(tested >= 35, $"only {tested} filters were tested");
    }

    [Theory, EachEngine]
    public async Task A_range_of_days_finds_what_the_items_say_of_themselves(Engine engine)
    {
        var app = await apps.On(engine);
        foreach (var (list, holds) in Ranges)
        {
            var all = await app.Planner.All($"{list}?limit=200");
            var sizes = new HashSet<int>();
            foreach (var (from, until) in SomeRanges)
            {
                var found = (await app.Planner.All($"{list}?limit=200&from={from}&until={until}")).Select(KeyOf).ToList();

                Assert.Equal(all.Where(item => holds(item, from, until)).Select(KeyOf), found);
                sizes.Add(found.Count);
            }

            Assert.True(sizes.Count > 1, $"{list}: every range finds the same");
        }
    }

    [Fact]
    public async Task One_filter_takes_fifty_values_and_no_more()
    {
        var app = await apps.On(Engine.Sqlite);
        static string Query(int values) => $"/v1/pledges?{string.Join('&', Enumerable.Repeat("status=draft", values))}";

        (await app.Planner.Get(Query(50))).Is(HttpStatusCode.OK);
        var refused = (await app.Planner.Get(Query(51))).Is(HttpStatusCode.BadRequest);

        Assert.Equal(["repeated-parameter"], refused.ErrorCodes);
        Assert.Equal("at most 50 values", (string?)refused.Body["errors"]![0]!["expected"]);
    }

    [Fact]
    public async Task Each_wrong_value_of_a_filter_is_named()
    {
        var app = await apps.On(Engine.Sqlite);

        var refused = (await app.Planner.Get("/v1/pledges?status=draft&status=lost&status=gone")).Is(HttpStatusCode.BadRequest);

        Assert.Equal(["'lost'", "'gone'"], refused.Body["errors"]!.AsArray().Select(error => (string?)error!["found"]));
    }

    private static async Task<IReadOnlyList<(string List, string Filter)>> SeveralValues(RegistryApp app) =>
    [
        .. from list in await Lists.OfAll(app, "limit")
           from parameter in list.In("query")
           where (string?)parameter["name"] != "fields" && ApiDocument.TypeOf(list.Document.Resolved(parameter["schema"]!).Schema) == "array"
           let filter = (list.Path, (string)parameter["name"]!)
           where !TestedElsewhere.Any(each => $"{filter.Path} {filter.Item2}".StartsWith(each, StringComparison.Ordinal))
           select filter,
    ];

    private static string KeyOf(JsonNode item) => (item["id"] ?? item["seq"] ?? item["requirement"] ?? item["pledge"])!.ToString();

    private static bool IsOfToday(JsonNode? membership) => AtMost(membership!["validFrom"] ?? "2000-01-01", "2026-11-23")
        && (membership["validUntil"] is null || LaterThan(membership["validUntil"], "2026-11-23"));

    private static bool AtMost(JsonNode? day, string until) => string.CompareOrdinal((string)day!, until) <= 0;

    private static bool AtLeast(JsonNode? day, string from) => day is null || string.CompareOrdinal((string)day!, from) >= 0;

    private static bool LaterThan(JsonNode? day, string from) => string.CompareOrdinal((string)day!, from) > 0;

    /// <summary>The demo data, and units of two states that were invited, selected and withdrawn.</summary>
    public sealed class Apps : RegistryApps
    {
        protected override string Seed => "demo";

        protected override async Task Prepare(RegistryApp app)
        {
            await app.DraftSur(Sample.Sur().With("mission", "UNMISS"));
            var seen = await app.RegisteredPledge();
            (await app.Planner.Post("/v1/visits", SetupSteps.Visit(seen, app.Today(), "VV"))).Is(HttpStatusCode.Created);
            await app.Finding(seen);
            await app.Cap();
            await app.AttachedFile(await app.Paper(seen));
            (await app.Planner.Attach("/v1/agreements/RDLA-00001/files?name=Signed.png", SampleFiles.Png)).Is(HttpStatusCode.Created);
            await app.PledgeWithLevelAskedFor();
            await app.PledgeWithLevelAskedFor("L3");
            await app.Deficiency(seen);
            await app.Condition(await app.DraftPledge());
            var foreign = (await app.OtherFocalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.Created).Id;
            (await app.OtherFocalPoint.Post("/v1/conditions", SetupSteps.NewCondition(foreign))).Is(HttpStatusCode.Created);
            await Conduct(app, seen, foreign);
            await app.Share(await app.DraftPledge(), "BRA");
            (await app.FocalPoint.Step($"/v1/shares/{await app.ForeignShare()}/withdraw")).Is(HttpStatusCode.OK);
            await Registered(app, app.FocalPoint, Through("SCO"));
            await Registered(app, app.OtherFocalPoint, Through("OAS"));
            await app.Individuals();
            var individuals = (await app.OtherFocalPoint.Post("/v1/individual-pledges", SetupSteps.NewIndividuals().With("category", "EXPERT")))
                .Is(HttpStatusCode.Created).Id;
            (await app.Planner.Step($"/v1/individual-pledges/{individuals}/decline", new JsonObject { ["for"] = "other" })).Is(HttpStatusCode.OK);
            await app.TrainingPlaces();
            var places = (await app.OtherFocalPoint.Post("/v1/training-places", SetupSteps.NewTrainingPlaces().With("course", "engagement-team")))
                .Is(HttpStatusCode.Created).Id;
            (await app.OtherFocalPoint.Step($"/v1/training-places/{places}/withdraw")).Is(HttpStatusCode.OK);
            await app.HelpOffer();
            var offered = (await app.OtherFocalPoint.Post("/v1/help-offers", SetupSteps.NewHelpOffer())).Is(HttpStatusCode.Created).Id;
            (await app.OtherFocalPoint.Step($"/v1/help-offers/{offered}/withdraw")).Is(HttpStatusCode.OK);
            var mended = await app.InspectedDeficiency(seen);
            (await app.Planner.Step($"/v1/deficiencies/{mended}/close", new JsonObject { ["text"] = "Two were bought." })).Is(HttpStatusCode.OK);
            await app.Deployment();
            var withdrawn = await app.Deployment();
            (await app.Planner.Step($"/v1/deployments/{withdrawn}/withdraw", Because("requirement-changed"))).Is(HttpStatusCode.OK);
            var declined = await app.Invitation();
            (await app.FocalPoint.Step($"/v1/invitations/{declined}/decline", Because("national-decision"))).Is(HttpStatusCode.OK);
            var accepted = await app.Invitation(await Level2PledgeOfAnotherState(app));
            (await app.OtherFocalPoint.Step($"/v1/invitations/{accepted}/accept")).Is(HttpStatusCode.OK);
            (await app.Planner.Step($"/v1/invitations/{accepted}/select")).Is(HttpStatusCode.Created);
        }

        private static async Task Conduct(RegistryApp app, string seen, string foreign)
        {
            await app.Vetting(seen);
            await app.ClearVetting(await app.Vetting(foreign));
            await app.Evaluation(seen);
            await app.CloseInvestigation(await app.Investigation(seen));
            await app.Investigation(foreign, SetupSteps.NewInvestigation(foreign).With("contributor", "BRA"));
            await app.CloseInvestigation(await app.Investigation(seen), "unsubstantiated");
            await app.Evaluation(foreign, SetupSteps.NewEvaluation(foreign).With("rating", "meets").Without("improvement"));
        }

        // A unit that is available today.
        private static JsonObject Through(string organisation) => Sample.Pledge().With("offeredThrough", organisation).With("availableFrom", "2026-11-01");

        private static async Task<string> Registered(RegistryApp app, Session state, JsonObject pledge)
        {
            var id = (await state.Post("/v1/pledges", pledge)).Is(HttpStatusCode.Created).Id;
            (await state.Step($"/v1/pledges/{id}/submit")).Is(HttpStatusCode.OK);
            (await app.Planner.Step($"/v1/pledges/{id}/acknowledge")).Is(HttpStatusCode.OK);
            (await app.Planner.Step($"/v1/pledges/{id}/accept")).Is(HttpStatusCode.OK);
            return id;
        }

        private static JsonObject Because(string code) => new() { ["for"] = code, ["reason"] = "The mission ends." };

        private static async Task<string> Level2PledgeOfAnotherState(RegistryApp app)
        {
            var id = await Registered(app, app.OtherFocalPoint, Sample.Pledge());
            var visit = await app.ScheduledVisit(id);
            (await app.Assessor.Step($"/v1/visits/{visit}/outcome", SetupSteps.Outcome("passed", app.Today()))).Is(HttpStatusCode.OK);
            (await app.Planner.Step($"/v1/pledges/{id}/raise", new JsonObject { ["to"] = "L2" })).Is(HttpStatusCode.OK);
            return id;
        }
    }
}
