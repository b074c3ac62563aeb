using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Portal;

/// <summary>The calendar has one meaning of a day, as a page and as a file: the last one on which something still holds or can still be done.</summary>
public sealed class CalendarPageTests
{
    [Fact]
    public async Task Whatever_ends_stands_on_its_last_day_in_the_page_and_in_the_file()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var unit = await app.VisitedPledge();
        var condition = await app.Condition(unit, SetupSteps.NewCondition(unit, until: "2027-04-01"));
        var dropped = await app.Condition(unit, SetupSteps.NewCondition(unit, until: "2027-04-01"));
        (await app.FocalPoint.Step($"/v1/conditions/{dropped}/drop", new JsonObject { ["reason"] = "Not needed any more." })).Is(HttpStatusCode.OK);
        var earlier = await app.Vetting(unit);
        await app.ClearVetting(earlier, until: "2027-05-01");
        var vetting = await app.Vetting(unit, "2026-11-02");
        await app.ClearVetting(vetting, "2026-11-02", "2027-06-01");
        await app.Agreement(unit, "2027-07-01");
        var requirement = await app.PublishedRequirement(Sample.Requirement().With("durationDays", 90));
        var deployment = (await app.Planner.Get($"/v1/deployments/{await app.Deployment(requirement: requirement)}")).Is(HttpStatusCode.OK).Body;
        var engagedUntil = DateOnly.Parse((string)deployment["engagedUntil"]!, CultureInfo.InvariantCulture);
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz");

        await visitor.Open("/calendar");

        Assert.Contains("Each day is the last one", visitor.Text, StringComparison.Ordinal);
        Assert.Equal("31 Mar 2027", DayOf(visitor, "Condition of the state ends", condition));
        Assert.Null(DayOf(visitor, "Condition of the state ends", dropped));
        Assert.Equal("31 May 2027", DayOf(visitor, "Clearance by vetting ends", vetting));
        Assert.Null(DayOf(visitor, "Clearance by vetting ends", earlier));
        Assert.Equal("30 Jun 2027", DayOf(visitor, "Agreement on rapid deployment ends", unit));
        Assert.Equal($"{engagedUntil.AddDays(-1):d MMM yyyy}", DayOf(visitor, "Deployment ends", (string)deployment["pledge"]!));
        var file = await visitor.Raw(new HttpRequestMessage(HttpMethod.Get, "/calendar.ics"));
        var lines = await file.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.Contains($"condition-{condition}-20270331", Unfolded(lines), StringComparison.Ordinal);
        Assert.Contains("DTSTART;VALUE=DATE:20270331", lines, StringComparison.Ordinal);
        Assert.DoesNotContain("20270401T", lines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_finding_stands_on_the_last_day_for_its_answer_and_evidence_on_its_last_day()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo");
        using var visitor = await Visitor.As(app, "demo-planner");
        await visitor.Open("/calendar?kind=lapse");
        var today = app.Clock.Today();
        var reminders = (await app.Planner.Items("/v1/reminders?sort=lapsesOn&within=200")).Where(each => DayOf(each) > today).ToList();
        Assert.NotEmpty(reminders);
        foreach (var each in reminders)
        {
            var shown = visitor.Page.QuerySelectorAll("li").Where(entry => entry.TextContent.Contains((string)each["pledge"]!, StringComparison.Ordinal))
                .Select(entry => entry.QuerySelector("strong")!.TextContent);
            Assert.Contains($"{DayOf(each).AddDays(-1):d MMM yyyy}", shown);
        }

        var finding = (await app.Planner.Get("/v1/findings/FIND-00003")).Is(HttpStatusCode.OK).Body;
        Assert.Equal("2027-03-31", (string?)finding["due"]);
        Assert.Equal("31 Mar 2027", DayOf(visitor, "All findings answered in time", "KAZ-00007"));
    }

    [Fact]
    public async Task The_table_holds_what_the_page_shows_and_says_when_for_whom_and_with_which_filter_it_was_made()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo");
        using var visitor = await Visitor.As(app, "demo-planner");
        await visitor.Open("/calendar?kind=certificate");
        var shown = visitor.Page.QuerySelectorAll("main li a").Select(link => link.TextContent.Trim()).ToList();
        Assert.NotEmpty(shown);
        var link = visitor.Page.QuerySelectorAll("main a").Single(each => each.TextContent == "XLSX").GetAttribute("href")!;

        var file = await visitor.Raw(new HttpRequestMessage(HttpMethod.Get, link));

        Assert.Equal("what-ends-when-2026-11-23.xlsx", file.Content.Headers.ContentDisposition!.FileName);
        var book = await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
        var rows = ImportSteps.Table(book, "What ends when");
        Assert.Equal(["Last day", "What ends", "Of what", "Number", "Address"], rows[0]);
        Assert.Equal(shown, rows.Skip(1).Select(row => (string?)row[2]));
        Assert.Equal(rows.Skip(1).Select(row => (string?)row[0]).Order(StringComparer.Ordinal), rows.Skip(1).Select(row => (string?)row[0]));
        var about = ImportSteps.Table(book, "About this file").ToDictionary(row => (string)row[0]!, row => (string?)row[1]);
        Assert.StartsWith("2026-11-23T", about["Made at (UTC)"], StringComparison.Ordinal);
        Assert.Equal("Peter Lindholm", about["Made for"]);
        Assert.Contains("kind=certificate", about["Address"], StringComparison.Ordinal);
        Assert.StartsWith("What ends when: ", about["Paper"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_lost_as_of_today_stands_on_today_and_the_page_of_the_unit_says_that_it_can_still_be_saved()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var unit = await app.Level2Pledge();
        var reminder = (await app.FocalPoint.Items($"/v1/reminders?within=3650&sort=lapsesOn&pledge={unit}"))
            .First(each => each["consequenceOn"] is not null);
        var last = DateOnly.ParseExact((string)reminder["consequenceOn"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        app.Clock.Advance(TimeSpan.FromDays(last.DayNumber - app.Clock.Today().DayNumber));
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz");

        await visitor.Open("/calendar?kind=lapse");
        Assert.Contains(visitor.Page.QuerySelectorAll("main li"), entry => entry.TextContent.Contains(unit, StringComparison.Ordinal)
            && entry.QuerySelector("strong")!.TextContent == $"{last:d MMM yyyy}");
        await visitor.Open($"/units/{unit}");
        Assert.Contains($"The level is lost as of today, {last:d MMM yyyy}", visitor.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("The level is next lost on", visitor.Text, StringComparison.Ordinal);
    }

    private static DateOnly DayOf(JsonNode reminder) =>
        DateOnly.ParseExact((string)reminder["lapsesOn"]!, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? DayOf(Visitor visitor, string kind, string what) => visitor.Page.QuerySelectorAll("main li")
        .SingleOrDefault(entry => entry.TextContent.Contains(kind, StringComparison.Ordinal) && entry.TextContent.Contains(what, StringComparison.Ordinal))
        ?.QuerySelector("strong")!.TextContent;

    // A long line goes on in the next one, behind a space.
    private static string Unfolded(string lines) => lines.Replace("\r\n ", "", StringComparison.Ordinal);
}
