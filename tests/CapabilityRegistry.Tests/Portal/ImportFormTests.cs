using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using CapabilityRegistry.Tests.Support;
using static CapabilityRegistry.Tests.Support.ImportSteps;

namespace CapabilityRegistry.Tests.Portal;

/// <summary>A list goes out, is changed, comes back, is looked at row by row, and is carried out: on the pages alone, without a script.</summary>
public sealed class ImportFormTests
{
    [Fact]
    public async Task A_focal_point_changes_units_in_a_spreadsheet_and_sees_row_by_row_what_would_happen()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo");
        var draft = await app.DraftPledge();
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz");
        await visitor.Open("/units");
        Assert.Contains(visitor.Page.QuerySelectorAll("a"), link => link.GetAttribute("href") == "/units/import");
        await visitor.Open("/units/import");
        var rows = Table(await Template(visitor, "pledges"), "Pledges");
        var (key, name, days) = (Array.IndexOf(rows[0], "Key"), Array.IndexOf(rows[0], "Unit name"), Array.IndexOf(rows[0], "Response days"));
        var changed = rows.Single(row => (string?)row[key] == draft);
        changed[name] = "Bridge company";
        var registered = rows.First(row => (string?)row[key] == "KAZ-00003");
        registered[days] = 5;

        await Upload(visitor, "/units/import", Workbook("Pledges", rows));
        await Finished(visitor);

        var there = visitor.Address;
        Assert.Matches("^/units/import/IMP-[0-9]{5}$", there);
        Assert.Contains("nothing is written yet", visitor.Text, StringComparison.Ordinal);
        Assert.NotEqual("Bridge company", (string?)(await app.FocalPoint.Get($"/v1/pledges/{draft}")).Body["unitName"]);
        await visitor.Open($"{there}?result=changed");
        Assert.Equal([draft, "KAZ-00003"], visitor.Page.QuerySelectorAll("tbody a").Select(link => link.TextContent).OrderDescending());
        Assert.Contains("Would propose a revision for the Secretariat to accept", visitor.Text, StringComparison.Ordinal);
        Assert.Contains(visitor.Page.QuerySelectorAll("tbody li"), line => Regex.IsMatch(line.TextContent, "^Response days: [0-9]+ → 5$"));
        var file = visitor.Page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")!)
            .Single(href => href.EndsWith("format=csv", StringComparison.Ordinal));
        var table = await visitor.Raw(new HttpRequestMessage(HttpMethod.Get, file));
        Assert.Equal(3, (await table.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Trim().Split('\n').Length);

        await visitor.Open(there);
        await visitor.Send($"{there}/confirm");
        await Finished(visitor);

        Assert.Contains("It was carried out.", visitor.Text, StringComparison.Ordinal);
        Assert.Equal("Bridge company", (string?)(await app.FocalPoint.Get($"/v1/pledges/{draft}")).Body["unitName"]);
        Assert.Equal(5, (int)(await app.FocalPoint.Get("/v1/pledges/KAZ-00003")).Body["revision"]!["content"]!["responseDays"]!);
    }

    [Fact]
    public async Task A_file_that_cannot_be_read_is_told_of_at_its_field()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo");
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz");
        await visitor.Open("/units/import");

        await Upload(visitor, "/units/import", Encoding.Unicode.GetBytes("Unit type"));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Contains("a NUL, byte 2", visitor.Page.QuerySelector("#file-fault")!.TextContent, StringComparison.Ordinal);

        await Upload(visitor, "/units/import", Encoding.UTF8.GetBytes("Unit type;Colour\nx;y"));
        Assert.All(
            ["#file-fault", ".alert"], told => Assert.Matches("There is no such column.*Colour", visitor.Page.QuerySelector(told)!.TextContent));

        await Upload(visitor, "/units/import", []);
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
    }

    [Fact]
    public async Task A_planner_does_the_same_with_requirements_and_gives_a_list_up()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo");
        using var visitor = await Visitor.As(app, "demo-planner");
        await visitor.Open("/requirements/import");
        var rows = Table(await Template(visitor, "requirements", "/requirements/import"), "Requirements");
        await Upload(visitor, "/requirements/import", Workbook("Requirements", rows));
        await Finished(visitor);
        Assert.Contains("No row would make or change anything.", visitor.Text, StringComparison.Ordinal);

        await visitor.Send($"{visitor.Address}/cancel");

        Assert.Contains("It was given up.", visitor.Text, StringComparison.Ordinal);
        await visitor.Open("/requirements/import");
        Assert.Contains("given up", visitor.Text, StringComparison.Ordinal);
        await visitor.Open("/units/import");
        Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
    }

    [Fact]
    public async Task What_is_wrong_with_a_row_is_said_in_the_language_of_the_reader()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo");
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz", "fr");
        await visitor.Open("/units/import");
        await Upload(visitor, "/units/import", Csv(
            "External id,Unit type,Unit name,Capacity,Response days,Available from",
            "REF-1,NO_SUCH_TYPE,Bridge company,x,9000,2027-02-31"));
        await Finished(visitor);
        var faults = visitor.Page.QuerySelectorAll("tbody li").Select(each => each.TextContent).ToList();
        Assert.True(faults.Count >= 3, visitor.Text);
        Assert.All(faults, fault => Assert.Contains("Trouvé : ", fault, StringComparison.Ordinal));
        Assert.All(faults, fault => Assert.DoesNotMatch("[Ee]xpected|whole number|/v1/|\\^", fault));
        Assert.Contains(faults, fault => fault.Contains("Un nombre entier de 0 à 730.", StringComparison.Ordinal));
    }

    private static async Task<byte[]> Template(Visitor visitor, string kind, string page = "/units/import")
    {
        var link = visitor.Page.QuerySelectorAll("a").Select(each => each.GetAttribute("href")!).Single(href => href == $"{page}/template?kind={kind}");
        var answer = await visitor.Raw(new HttpRequestMessage(HttpMethod.Get, link));
        Assert.Equal("attachment", answer.Content.Headers.ContentDisposition!.DispositionType);
        return await answer.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken);
    }

    private static async Task Upload(Visitor visitor, string action, byte[] file)
    {
        var form = visitor.Form(action);
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form.QuerySelector("[name=token]")!.GetAttribute("value")!), "token" },
            { new StringContent(form.QuerySelector("[name=key]")!.GetAttribute("value")!), "key" },
            { new StringContent("one-by-one"), "mode" },
            { new ByteArrayContent(file), "file", "list.xlsx" },
        };
        await visitor.Post(action, content);
    }

    // The page asks again by itself; here it is opened again until it does not any more.
    private static async Task Finished(Visitor visitor)
    {
        while (visitor.Answer.Headers.Contains("Refresh"))
        {
            await Task.Delay(20, TestContext.Current.CancellationToken);
            await visitor.Open(visitor.Address);
        }
    }
}
