using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Platform.Http.Lists;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Portal.Pages.Assessor;

/// <summary>An assessor fills in checklists on the spot: what was filled in is saved with every step.</summary>
public sealed class OutcomePageTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private const string Missing = "The second anaesthetist is missing.";

    private static readonly (string, string)[] Findings =
    [
        ("medical/other-point/state", "wanting"), ("medical/other-point/text", Missing), ("medical/other-point/severity", "major"),
        ("medical/other-point/recommendation", "Send another one."), ("medical/other-point/due", "2027-03-31"), ("go", "review"),
    ];

    private static readonly (string, string)[] Ending =
        [("visitedOn", "2026-11-23"), ("report", "AAV/2026/77"), ("result", "passed-with-findings"), ("reason", "Seen at work."), ("record", "yes")];

    [Theory, EachEngine]
    public async Task What_was_filled_in_is_there_on_another_device_and_after_signing_out(Engine engine)
    {
        var app = await apps.On(engine);
        var (address, _, unit) = await Visit(app);
        using var telephone = await Visitor.As(app, "demo-assessor");
        await telephone.Open($"{address}?open=medical");
        await telephone.Send(address, Findings);
        Assert.Equal($"{address}?open=review", telephone.Address);
        await telephone.Send(address, ("report", "AAV/2026/77"), ("go", "medical"));
        await telephone.Send("/sign-out");

        using var computer = await Visitor.As(app, "demo-assessor");
        await computer.Open($"{address}?open=medical");
        foreach (var (name, value) in Findings.Where(field => field.Item1 is not ("go" or "medical/other-point/state")))
        {
            Assert.Equal((name, value), (name, Field(computer, name)));
        }

        Assert.True(computer.Page.GetElementById("medical-other-point-state-wanting")!.HasAttribute("checked"));
        Assert.StartsWith("Draft since 23 Nov 2026", computer.Page.GetElementById("saved")!.TextContent, StringComparison.Ordinal);
        await computer.Open($"{address}?open=review");
        Assert.Equal("AAV/2026/77", Field(computer, "report"));
        await computer.Open("/assessor/visits");
        Assert.Contains($"draft for {unit} since 23 Nov 2026", computer.Text, StringComparison.Ordinal);
        await computer.Open(address[..address.LastIndexOf('/')]);
        Assert.Contains("Draft since 23 Nov 2026", computer.Text, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task The_outcome_is_recorded_from_what_was_saved_and_the_draft_is_gone(Engine engine)
    {
        var app = await apps.On(engine);
        var (address, visit, unit) = await Visit(app);
        using var visitor = await Visitor.As(app, "demo-assessor");
        await visitor.Open($"{address}?open=coe");
        await visitor.Send(address, ("coe/spare-parts/state", "ok"), ("go", "medical"));
        await visitor.Send(address, Findings);
        await visitor.Send(address, Ending);

        Assert.Contains($"The outcome of {unit} is recorded.", visitor.Text, StringComparison.Ordinal);
        var recorded = (await app.Planner.Get($"/v1/visits/{visit}")).Body["units"]![0]!;
        Assert.Equal(["coe", "medical"], recorded["checklists"]!.AsArray().Select(each => (string?)each).Order());
        var finding = Assert.Single(await app.Planner.Items($"/v1/findings?visit={visit}"));
        Assert.Equal((Missing, "major", "2027-03-31"), ((string?)finding["text"], (string?)finding["severity"], (string?)finding["due"]));
        Assert.Empty(await app.Assessor.Items($"/v1/outcome-drafts?visit={visit}"));
    }

    [Theory, EachEngine]
    public async Task What_a_program_has_noted_and_no_point_can_hold_is_shown_kept_and_recorded(Engine engine)
    {
        var app = await apps.On(engine);
        var (address, visit, unit) = await Visit(app);
        var draft = $"/v1/outcome-drafts/{visit}-{unit}";
        (await app.Assessor.Put(draft, JsonNode.Parse("""
            {
              "checklists": ["coe", "medical"],
              "inOrder": [{ "checklist": "training", "item": null }],
              "findings": [
                { "text": "The papers are missing." }, { "item": "unknown-item", "text": "The gate is open." },
                { "checklist": "coe", "item": "spare-parts", "text": "No filters." }, { "checklist": "coe", "item": "spare-parts", "text": "No belts." },
                { "checklist": "coe", "severity": "minor", "text": "Rust." }, { "checklist": "coe", "severity": "minor", "text": "Dust." },
                { "checklist": "training", "text": "Late, and no matter." }
              ]
            }
            """)!)).Is(HttpStatusCode.Created);
        using var visitor = await Visitor.As(app, "demo-assessor");

        await visitor.Open($"{address}?open=training");
        await visitor.Send(address, ("training/weapons-training/state", "ok"), ("go", "review"));

        string[] noted = ["The papers are missing.", "The gate is open.", "No filters.", "No belts.", "Rust.", "Dust.", "Late, and no matter."];
        Assert.All(noted, text => Assert.Contains(text, visitor.Text, StringComparison.Ordinal));
        Assert.Contains("not recorded as findings", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(noted.Order(), (await Findings()).Order());
        await visitor.Send(address, ("report", "AAV/2026/78"), ("go", "review"));
        Assert.Equal(noted.Order(), (await Findings()).Order());
        Assert.Equal(["coe", "medical", "training"], (await Draft())["checklists"]!.AsArray().Select(each => (string?)each).Order());
        Assert.Contains("unknown-item", (await Draft())["findings"]!.AsArray().Select(each => (string?)each!["item"]));

        await visitor.Send(address, Ending);
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Contains("#further-finding-0-point", visitor.Page.QuerySelectorAll(".alert a").Select(each => each.GetAttribute("href")));
        Assert.EndsWith("This is missing.", visitor.Page.QuerySelector("#further-finding-0-point-fault")!.TextContent.Trim(), StringComparison.Ordinal);
        (string, string)[] settled =
        [
            ("further-finding/0/point", "medical/other-point"), ("further-finding/0/severity", "major"), ("further-finding/1/point", ""),
            ("further-finding/1/text", ""), ("further-finding/2/severity", "minor"), ("coe/spare-parts/severity", "minor"),
        ];
        await visitor.Send(address, [.. settled, .. Ending]);
        Assert.Contains($"The outcome of {unit} is recorded.", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["Dust.", "No belts.", "No filters.", "Rust.", "The papers are missing."],
            (await app.Planner.Items($"/v1/findings?visit={visit}")).Select(each => (string?)each["text"]).Order());

        async Task<JsonObject> Draft() => (await app.Assessor.Get(draft)).Is(HttpStatusCode.OK).Body.AsObject();

        async Task<IEnumerable<string?>> Findings() => (await Draft())["findings"]!.AsArray().Select(each => (string?)each!["text"]);
    }

    [Theory, EachEngine]
    public async Task A_list_that_was_gone_through_with_nothing_noted_is_shown_kept_and_can_be_taken_out(Engine engine)
    {
        var app = await apps.On(engine);
        var (address, visit, unit) = await Visit(app);
        (await app.Assessor.Put($"/v1/outcome-drafts/{visit}-{unit}", JsonNode.Parse("""{ "checklists": ["medical"] }""")!)).Is(HttpStatusCode.Created);
        using var visitor = await Visitor.As(app, "demo-assessor");
        await visitor.Open($"{address}?open=coe");
        await visitor.Send(address, ("coe/spare-parts/state", "ok"), ("go", "review"));
        Assert.True(visitor.Page.GetElementById("checklists-medical")!.HasAttribute("checked"));
        Assert.Equal("coe, medical", await Lists());

        await visitor.Send(address, ("checklists", ""), ("go", "coe"));
        Assert.Equal("coe", await Lists());
        await visitor.Send(address, ("coe/spare-parts/state", ""), ("go", "coe"));
        Assert.Equal("", await Lists());

        async Task<string> Lists() => string.Join(", ", (await app.Assessor.Get($"/v1/outcome-drafts/{visit}-{unit}")).Body["checklists"]!.AsArray()
            .Select(each => (string?)each));
    }

    [Theory, EachEngine]
    public async Task A_form_that_is_sent_twice_acts_once(Engine engine)
    {
        var app = await apps.On(engine);
        var (address, visit, unit) = await Visit(app);
        using var visitor = await Visitor.As(app, "demo-assessor");
        await visitor.Open($"{address}?open=medical");
        var list = visitor.Form(address);
        await visitor.SendAs(list, address, Findings);
        await visitor.SendAs(list, address, Findings);
        Assert.Equal((HttpStatusCode.OK, $"{address}?open=review"), (visitor.Status, visitor.Address));
        Assert.Equal(1, (int)Assert.Single(await app.Assessor.Items($"/v1/outcome-drafts?visit={visit}"))["version"]!);

        var review = visitor.Form(address);
        await visitor.SendAs(review, address, Ending);
        await visitor.SendAs(review, address, Ending);

        Assert.Contains($"The outcome of {unit} is recorded.", visitor.Text, StringComparison.Ordinal);
        Assert.Single(await app.Planner.Items($"/v1/findings?visit={visit}"));
        Assert.Empty(await app.Assessor.Items($"/v1/outcome-drafts?visit={visit}"));
    }

    [Theory, EachEngine]
    public async Task Of_two_who_fill_in_the_same_unit_the_second_is_told_and_sees_both_versions_and_loses_nothing(Engine engine)
    {
        var app = await apps.On(engine);
        var (address, visit, _) = await Visit(app);
        using var first = await Visitor.As(app, "demo-assessor");
        using var second = await Visitor.As(app, await app.Token("assessor", "BRA"));
        await first.Open($"{address}?open=medical");
        await second.Open($"{address}?open=medical");
        await first.Send(address, Findings);

        await second.Send(address, ("medical/other-point/state", "ok"), ("medical/other-point/text", "There is one."), ("go", "medical"));

        Assert.Equal(HttpStatusCode.PreconditionFailed, second.Status);
        Assert.Equal("There is one.", Field(second, "medical/other-point/text"));
        Assert.True(second.Page.GetElementById("medical-other-point-state-ok")!.HasAttribute("checked"));
        Assert.Contains($"Saved now: {Missing}", second.Text, StringComparison.Ordinal);
        Assert.Contains("Saved now: wanting", second.Text, StringComparison.Ordinal);
        Assert.Contains("both stand here", second.Text, StringComparison.Ordinal);
        Assert.Equal(Missing, (string?)Assert.Single(await app.Assessor.Items($"/v1/outcome-drafts?visit={visit}"))["findings"]![0]!["text"]);

        await second.Send(address, ("go", "medical"));
        Assert.Equal("There is one.", (string?)Assert.Single(await app.Assessor.Items($"/v1/outcome-drafts?visit={visit}"))["findings"]![0]!["text"]);
    }

    [Theory, EachEngine]
    public async Task Nothing_is_recorded_that_whoever_records_it_has_not_seen(Engine engine)
    {
        var app = await apps.On(engine);
        var (address, visit, _) = await Visit(app);
        using var first = await Visitor.As(app, "demo-assessor");
        using var second = await Visitor.As(app, await app.Token("assessor", "BRA"));
        await first.Open($"{address}?open=medical");
        await first.Send(address, Findings);
        await second.Open($"{address}?open=medical");
        await second.Send(address, ("medical/other-point/text", "Both anaesthetists are missing."), ("go", "medical"));

        await first.Send(address, Ending);

        Assert.Equal(HttpStatusCode.PreconditionFailed, first.Status);
        Assert.Equal("scheduled", (string?)(await app.Planner.Get($"/v1/visits/{visit}")).Body["status"]);
        Assert.Equal("AAV/2026/77", Field(first, "report"));
        Assert.Contains("Saved now: Both anaesthetists are missing.", first.Text, StringComparison.Ordinal);
        await first.Send(address, [("medical/other-point/text", "Both anaesthetists are missing."), .. Ending]);
        Assert.Equal("Both anaesthetists are missing.", (string?)Assert.Single(await app.Planner.Items($"/v1/findings?visit={visit}"))["text"]);
    }

    [Theory, EachEngine]
    public async Task What_the_API_refuses_is_a_fault_of_its_field_and_the_rest_stays_typed(Engine engine)
    {
        var app = await apps.On(engine);
        var (address, visit, _) = await Visit(app);
        using var visitor = await Visitor.As(app, "demo-assessor");
        await visitor.Open($"{address}?open=medical");
        await visitor.Send(address, ("medical/other-point/recommendation", "Send another one."), ("medical/other-point/text", new string('x', 2_001)));

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Equal(["#medical-other-point-text"], visitor.Page.QuerySelectorAll(".alert a").Select(each => each.GetAttribute("href")));
        Assert.Contains("What was found (Medical: Something else): This is too long.", visitor.Text, StringComparison.Ordinal);
        Assert.Equal("Send another one.", Field(visitor, "medical/other-point/recommendation"));
        await visitor.Send(address, ("medical/other-point/text", Missing), ("go", "medical"));
        Assert.Equal(Missing, (string?)Assert.Single(await app.Assessor.Items($"/v1/outcome-drafts?visit={visit}"))["findings"]![0]!["text"]);
    }

    [Theory, EachEngine]
    public async Task Where_a_new_line_is_begun_in_a_text_there_is_a_space(Engine engine)
    {
        var app = await apps.On(engine);
        var (address, visit, _) = await Visit(app);
        using var visitor = await Visitor.As(app, "demo-assessor");
        await visitor.Open($"{address}?open=medical");

        await visitor.Send(address, ("medical/other-point/text", "No filters,\r\n\r\n no\tbelts.\n"), ("go", "medical"));

        Assert.Equal("No filters, no belts.", Field(visitor, "medical/other-point/text"));
        Assert.Equal("No filters, no belts.", (string?)Assert.Single(await app.Assessor.Items($"/v1/outcome-drafts?visit={visit}"))["findings"]![0]!["text"]);
    }

    [Theory, EachEngine]
    public async Task Whoever_finds_the_draft_begun_or_thrown_away_is_told_in_words_and_loses_nothing(Engine engine)
    {
        var app = await apps.On(engine);
        var (address, visit, unit) = await Visit(app);
        var draft = $"/v1/outcome-drafts/{visit}-{unit}";
        using var visitor = await Visitor.As(app, "demo-assessor");
        await visitor.Open($"{address}?open=medical");
        (await app.Assessor.Put(draft, SetupSteps.OutcomeNotes())).Is(HttpStatusCode.Created);

        await visitor.Send(address, [.. Findings, ("go", "medical")]);
        Told("Somebody else has begun this draft in the meantime.");
        (await app.Assessor.Delete(draft)).Is(HttpStatusCode.OK);
        await visitor.Send(address, ("go", "medical"));
        Told("Somebody has thrown this draft away in the meantime.");
        Assert.Contains("It begins a new draft when you press again.", visitor.Text, StringComparison.Ordinal);
        await visitor.Send(address, ("go", "review"));
        (await app.Assessor.Delete(draft)).Is(HttpStatusCode.OK);
        await visitor.Send(address, ("report", "AAV/2026/79"), ("go", "review"));
        Assert.Equal(("AAV/2026/79", HttpStatusCode.PreconditionFailed), (Field(visitor, "report"), visitor.Status));
        await visitor.Send(address, ("go", "review"));

        var kept = (await app.Assessor.Get(draft)).Is(HttpStatusCode.OK).Body;
        Assert.Equal(("AAV/2026/79", Missing), ((string?)kept["report"], (string?)kept["findings"]![0]!["text"]));

        void Told(string words)
        {
            Assert.Equal(HttpStatusCode.PreconditionFailed, visitor.Status);
            Assert.Contains(words, visitor.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("ETag", visitor.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("There is no draft", visitor.Text, StringComparison.Ordinal);
            Assert.Equal(Missing, Field(visitor, "medical/other-point/text"));
        }
    }

    [Theory, EachEngine]
    public async Task A_draft_is_thrown_away_in_two_steps_and_the_page_of_the_visit_says_so(Engine engine)
    {
        var app = await apps.On(engine);
        var (address, visit, unit) = await Visit(app);
        var (draft, throwAway) = ($"/v1/outcome-drafts/{visit}-{unit}", $"{address}/throw-away");
        using var visitor = await Visitor.As(app, "demo-assessor");
        await visitor.Open($"{address}?open=medical");
        Assert.Null(visitor.Page.QuerySelector("button[value=throw-away]"));
        await visitor.Send(address, [.. Findings, ("go", "medical")]);
        Assert.NotNull(visitor.Page.QuerySelector("button[value=throw-away]"));

        // What was typed since is saved before anything is asked: whoever has pressed by mistake goes back and finds it.
        await visitor.Send(address, ("medical/other-point/recommendation", "Send two."), ("go", "throw-away"));
        Assert.Equal((HttpStatusCode.OK, throwAway), (visitor.Status, visitor.Address));
        Assert.Contains("This cannot be undone.", visitor.Text, StringComparison.Ordinal);
        Assert.Equal("Send two.", (string?)(await app.Assessor.Get(draft)).Is(HttpStatusCode.OK).Body["findings"]![0]!["recommendation"]);
        Assert.NotNull(visitor.Page.QuerySelector($"main a.btn[href='{address}']"));

        await visitor.Send(throwAway);

        Assert.StartsWith($"/assessor/visits/{visit}?", visitor.Address, StringComparison.Ordinal);
        Assert.Contains($"The draft for {unit} is thrown away.", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Draft since", visitor.Text, StringComparison.Ordinal);
        (await app.Assessor.Get(draft)).Is(HttpStatusCode.NotFound);
        await visitor.Open(throwAway);
        Assert.Equal($"/assessor/visits/{visit}", visitor.Address);
    }

    [Theory, EachEngine]
    public async Task A_draft_that_somebody_else_has_saved_since_is_not_thrown_away_unseen(Engine engine)
    {
        var app = await apps.On(engine);
        var (address, visit, unit) = await Visit(app);
        var (draft, throwAway) = ($"/v1/outcome-drafts/{visit}-{unit}", $"{address}/throw-away");
        (await app.Assessor.Put(draft, SetupSteps.OutcomeNotes())).Is(HttpStatusCode.Created);
        using var visitor = await Visitor.As(app, "demo-assessor");
        await visitor.Open(throwAway);
        var brazilian = app.As(await app.Token("assessor", "BRA"));
        var saved = (await brazilian.Put(draft, SetupSteps.OutcomeNotes().With("report", "AAV/2026/80"), "\"1\"")).Is(HttpStatusCode.OK).Body;

        await visitor.Send(throwAway);

        Assert.Equal((HttpStatusCode.PreconditionFailed, throwAway), (visitor.Status, visitor.Address));
        Assert.Contains("Somebody else has changed this draft in the meantime.", visitor.Text, StringComparison.Ordinal);
        Assert.Contains((string)saved["savedByPerson"]!, visitor.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("ETag", visitor.Text, StringComparison.Ordinal);
        Assert.Equal("AAV/2026/80", (string?)(await app.Assessor.Get(draft)).Is(HttpStatusCode.OK).Body["report"]);

        await visitor.Send(throwAway);
        Assert.Contains($"The draft for {unit} is thrown away.", visitor.Text, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Nobody_is_asked_to_throw_away_a_draft_that_is_not_theirs(Engine engine)
    {
        var app = await apps.On(engine);
        var (address, visit, unit) = await Visit(app);
        (await app.Assessor.Put($"/v1/outcome-drafts/{visit}-{unit}", SetupSteps.OutcomeNotes())).Is(HttpStatusCode.Created);
        foreach (var token in new[] { await app.Token("assessor", "KAZ"), "demo-planner", "demo-focal-point-kaz" })
        {
            using var somebody = await Visitor.As(app, token);
            await somebody.Open($"{address}/throw-away");
            Assert.Equal(HttpStatusCode.Forbidden, somebody.Status);
        }
    }

    [Theory, EachEngine]
    public async Task A_visit_that_was_cancelled_has_no_form_any_more(Engine engine)
    {
        var app = await apps.On(engine);
        var (address, visit, _) = await Visit(app);
        (await app.Planner.Step($"/v1/visits/{visit}/cancel", new JsonObject { ["reason"] = "The road is closed." })).Is(HttpStatusCode.OK);
        using var visitor = await Visitor.As(app, "demo-assessor");

        await visitor.Open(address);

        Assert.Equal($"/assessor/visits/{visit}", visitor.Address);
        Assert.Contains($"{visit} cancelled", visitor.Text, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Whoever_submitted_the_pledge_is_not_offered_to_record_its_outcome_and_is_told_why_once(Engine engine)
    {
        var app = await apps.On(engine);
        var (address, visit, _) = await Visit(app);
        var submitter = (string)(await app.FocalPoint.Get("/v1/access/caller")).Body["person"]!;
        var token = new JsonObject { ["name"] = $"second token {Guid.NewGuid():N}", ["person"] = submitter, ["role"] = "assessor" };
        using var visitor = await Visitor.As(app, (string)(await app.Administrator.Post("/v1/tokens", token)).Is(HttpStatusCode.Created).Body["token"]!);

        await visitor.Open($"/assessor/visits/{visit}");
        Assert.Contains("Nobody judges what they themselves submitted", visitor.Text, StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector($"main a[href='{address}']"));

        await visitor.Open(address);
        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
        Assert.Equal("Nobody judges what they themselves submitted or did.", visitor.Page.QuerySelector("h1")!.TextContent);
        Assert.Single(visitor.Page.QuerySelectorAll("main p[lang=en]"));
    }

    [Theory, EachEngine]
    public async Task What_a_finding_lacks_is_asked_for_before_it_is_recorded(Engine engine)
    {
        var app = await apps.On(engine);
        var (address, visit, _) = await Visit(app);
        using var visitor = await Visitor.As(app, "demo-assessor");
        await visitor.Open($"{address}?open=medical");
        // Whoever writes what is wrong need not mark the point as wanting.
        await visitor.Send(address, ("medical/other-point/text", Missing), ("go", "review"));
        await visitor.Send(address, Ending);
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Equal(["#medical-other-point-severity"], visitor.Page.QuerySelectorAll(".alert a").Select(each => each.GetAttribute("href")));

        await visitor.Send(address, [("medical/other-point/severity", "minor"), .. Ending]);
        Assert.Equal((Missing, "minor"), Assert.Single(await app.Planner.Items($"/v1/findings?visit={visit}")) is var finding
            ? ((string?)finding["text"], (string?)finding["severity"]) : default);
    }

    [Theory, EachEngine]
    public async Task What_was_sent_after_the_session_had_ended_is_saved_after_signing_in(Engine engine)
    {
        var app = await apps.On(engine);
        var (address, visit, _) = await Visit(app);
        using var visitor = await Visitor.As(app, "demo-assessor");
        using var elsewhere = visitor.Copy();
        await visitor.Open($"{address}?open=medical");
        await elsewhere.Open("/");
        await elsewhere.Send("/sign-out");

        await visitor.Send(address, Findings);
        await visitor.Send("/sign-in", ("access-token", "demo-assessor"));
        Assert.Contains(Missing, visitor.Text, StringComparison.Ordinal);
        await visitor.Send(address);

        Assert.Equal($"{address}?open=review", visitor.Address);
        Assert.Equal(Missing, (string?)Assert.Single(await app.Assessor.Items($"/v1/outcome-drafts?visit={visit}"))["findings"]![0]!["text"]);
    }

    [Theory, EachEngine]
    public async Task Whoever_only_looks_saves_nothing(Engine engine)
    {
        var app = await apps.On(engine);
        var (address, visit, _) = await Visit(app);
        using var visitor = await Visitor.As(app, "demo-assessor");
        await visitor.Open($"{address}?open=medical");
        await visitor.Send(address, ("go", "coe"));
        Assert.Equal($"{address}?open=coe", visitor.Address);
        Assert.Empty(await app.Assessor.Items($"/v1/outcome-drafts?visit={visit}"));
    }

    [Theory, EachEngine]
    public async Task An_assessor_of_the_visited_state_is_told_so_at_once_and_others_see_no_draft(Engine engine)
    {
        var app = await apps.On(engine);
        var (address, visit, unit) = await Visit(app);
        (await app.Assessor.Put($"/v1/outcome-drafts/{visit}-{unit}", SetupSteps.OutcomeNotes())).Is(HttpStatusCode.Created);
        using var kazakh = await Visitor.As(app, await app.Token("assessor", "KAZ"));
        await kazakh.Open(address);
        Assert.Equal(HttpStatusCode.Forbidden, kazakh.Status);
        foreach (var token in new[] { "demo-focal-point-kaz", "demo-planner", "demo-auditor" })
        {
            using var somebody = await Visitor.As(app, token);
            await somebody.Open("/assessor/visits");
            Assert.DoesNotContain("draft", somebody.Page.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
            await somebody.Open($"/assessor/visits/{visit}");
            Assert.DoesNotContain("draft", somebody.Page.QuerySelector("main")!.TextContent, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Theory]
    [InlineData("2026-11-23", "2026-11-23")]
    [InlineData("2026-12-14", "2026-11-23")]
    public async Task The_day_on_which_a_unit_was_seen_is_the_planned_one_unless_that_is_to_come(string planned, string shown)
    {
        var app = await apps.On(Engine.Sqlite);
        var unit = await app.RegisteredPledge();
        var visit = (await app.Planner.Post("/v1/visits", SetupSteps.Visit(unit, planned))).Is(HttpStatusCode.Created).Id;
        using var visitor = await Visitor.As(app, "demo-assessor");
        await visitor.Open($"/assessor/visits/{visit}/{unit}?open=review");
        Assert.Equal(shown, Field(visitor, "visitedOn"));
    }

    private static async Task<(string Address, string Visit, string Unit)> Visit(RegistryApp app)
    {
        var unit = await app.RegisteredPledge();
        var visit = await app.ScheduledVisit(unit);
        return ($"/assessor/visits/{visit}/{unit}", visit, unit);
    }

    // What a browser would send.
    private static string? Field(Visitor visitor, string name) => visitor.Page.GetElementById(name.Replace('/', '-')) switch
    {
        AngleSharp.Html.Dom.IHtmlInputElement input => input.Value,
        AngleSharp.Html.Dom.IHtmlSelectElement choice => choice.Value,
        AngleSharp.Html.Dom.IHtmlTextAreaElement area => area.Value,
        _ => null,
    };
}
