using System.Net;
using System.Text.Json.Nodes;
using AngleSharp.Dom;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Portal;

/// <summary>On what a state makes the use of its unit depend can be read on the page of the unit, and is stated, met and dropped from there.</summary>
public sealed class ConditionPageTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private const string KeptOut = "no supply counts this unit";

    [Fact]
    public async Task A_state_states_a_condition_and_the_unit_says_that_no_supply_counts_it_until_the_Secretariat_says_that_it_is_met()
    {
        var app = await apps.On(Engine.Sqlite);
        var unit = await app.RegisteredPledge();
        using var state = await Visitor.As(app, "demo-focal-point-kaz");
        using var planner = await Visitor.As(app, "demo-planner");
        await state.Open($"/units/{unit}");
        Assert.DoesNotContain(KeptOut, state.Text, StringComparison.Ordinal);
        Assert.Contains(state.Page.QuerySelectorAll("main a"), link => link.GetAttribute("href") == $"/units/{unit}/conditions/state");

        await state.Open($"/units/{unit}/conditions/state");
        await state.Send($"/units/{unit}/conditions/state", ("text", "If we hold the command post."));

        Assert.StartsWith("/conditions/COND-", state.Address, StringComparison.Ordinal);
        var condition = state.Address;
        await planner.Open($"/units/{unit}");
        Assert.Contains(KeptOut, planner.Text, StringComparison.Ordinal);
        Assert.Contains("If we hold the command post.", Section(planner), StringComparison.Ordinal);
        Assert.Contains("It is open.", Section(planner), StringComparison.Ordinal);
        Assert.Contains("a condition of the state is open", await RowOf(unit, planner), StringComparison.Ordinal);

        await planner.Open(condition);
        await planner.Send($"{condition}/meet", ("on", $"{app.Today()}"), ("agreedBy", "Office of Military Affairs"), ("reference", "OMA/2026/131"));

        Assert.Equal(condition, planner.Address);
        await state.Open($"/units/{unit}");
        Assert.DoesNotContain(KeptOut, state.Text, StringComparison.Ordinal);
        Assert.Contains("agreed by Office of Military Affairs (OMA/2026/131)", Section(state), StringComparison.Ordinal);
        await planner.Open(condition);
        Assert.Equal(["/sign-out"], Forms(planner));
        Assert.DoesNotContain("a condition of the state is open", await RowOf(unit, planner), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_state_drops_its_condition_and_the_reason_is_there_to_read()
    {
        var app = await apps.On(Engine.Sqlite);
        var unit = await app.RegisteredPledge();
        var condition = await app.Condition(unit);
        using var state = await Visitor.As(app, "demo-focal-point-kaz");
        await state.Open($"/conditions/{condition}");
        Assert.Equal(["/sign-out", $"/conditions/{condition}/drop"], Forms(state));
        var form = state.Form($"/conditions/{condition}/drop");

        await state.Send($"/conditions/{condition}/drop", ("reason", "Another contingent leads the sector."));
        await state.SendAs(form, $"/conditions/{condition}/drop", ("reason", "Another contingent leads the sector."));

        Assert.Equal(HttpStatusCode.OK, state.Status);
        await state.Open($"/units/{unit}");
        Assert.Contains("Another contingent leads the sector.", Section(state), StringComparison.Ordinal);
        Assert.Equal(2, (int)(await app.Planner.Get($"/v1/conditions/{condition}")).Is(HttpStatusCode.OK).Body["version"]!);
    }

    [Fact]
    public async Task What_is_wrong_with_a_condition_is_said_at_its_field_and_what_was_typed_stays()
    {
        var app = await apps.On(Engine.Sqlite);
        var unit = await app.RegisteredPledge();
        using var state = await Visitor.As(app, "demo-focal-point-kaz");
        await state.Open($"/units/{unit}/conditions/state");
        await state.Send(
            $"/units/{unit}/conditions/state", ("text", "If we hold the command post."), ("validFrom", "2027-03-01"), ("validUntil", "2027-01-01"));

        Assert.Equal(HttpStatusCode.BadRequest, state.Status);
        Assert.True(state.Page.GetElementById("validUntil")!.ClassList.Contains("is-invalid"));
        Assert.Equal("If we hold the command post.", state.Page.GetElementById("text")!.TextContent);
        Assert.Empty(await app.Planner.Items($"/v1/conditions?pledge={unit}"));

        var condition = await app.Condition(unit);
        using var planner = await Visitor.As(app, "demo-planner");
        await planner.Open($"/conditions/{condition}");
        await planner.Send($"/conditions/{condition}/meet", ("agreedBy", "Office of Military Affairs"));
        Assert.Equal(HttpStatusCode.BadRequest, planner.Status);
        Assert.True(planner.Page.GetElementById("on")!.ClassList.Contains("is-invalid"));
        Assert.True(planner.Page.GetElementById("reference")!.ClassList.Contains("is-invalid"));
    }

    [Fact]
    public async Task Whoever_may_not_read_a_condition_sees_that_there_is_one_and_whoever_may_do_nothing_has_no_form()
    {
        var app = await apps.On(Engine.Sqlite);
        var unit = await app.RegisteredPledge();
        var condition = await app.Condition(unit);
        using var outsider = await Visitor.As(app, await app.Token("assessor", "IND"));
        foreach (var page in (string[])[$"/units/{unit}", $"/units/{unit}/sheet", $"/conditions/{condition}"])
        {
            await outsider.Open(page);
            Assert.Equal(HttpStatusCode.OK, outsider.Status);
            Assert.Contains(condition, outsider.Text, StringComparison.Ordinal);
            Assert.Contains("The text is not shown to you.", outsider.Text, StringComparison.Ordinal);
            Assert.DoesNotContain("command post", outsider.Text, StringComparison.Ordinal);
            Assert.Equal(["/sign-out"], Forms(outsider));
        }

        await outsider.Open($"/units/{unit}/conditions/state");
        Assert.Equal(HttpStatusCode.Forbidden, outsider.Status);
        using var reader = await Visitor.As(app, await app.Token("planner", null, "read"));
        await reader.Open($"/conditions/{condition}");
        Assert.Contains("command post", reader.Text, StringComparison.Ordinal);
        Assert.Equal(["/sign-out"], Forms(reader));
    }

    [Fact]
    public async Task The_sheet_of_a_unit_tells_its_conditions_and_so_does_its_workbook()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo");
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz");
        await visitor.Open("/units/KAZ-00002/sheet");
        Assert.Contains("The unit flies only if an officer of ours", visitor.Text, StringComparison.Ordinal);
        Assert.Contains(KeptOut, visitor.Text, StringComparison.Ordinal);

        using var other = await Visitor.As(app, "demo-planner");
        await other.Open("/units/BRA-00005/sheet");
        Assert.Contains("Met from 4 May 2026; agreed by Office of Military Affairs (OMA/2026/52).", other.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(KeptOut, other.Text, StringComparison.Ordinal);
        var book = await other.Raw(new HttpRequestMessage(HttpMethod.Get, "/units/BRA-00005/sheet/file"));
        await using var content = await book.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var rows = MiniExcelLibs.MiniExcel.Query(content, sheetName: "Conditions of the state").Cast<IDictionary<string, object?>>();
        Assert.Contains(rows, row => row.Values.Any(cell => cell is string text && text.Contains("provost marshal", StringComparison.Ordinal)));
    }

    private static string Section(Visitor visitor) => visitor.Page.QuerySelector("section[aria-labelledby=conditions]")!.TextContent;

    private static IEnumerable<string?> Forms(Visitor visitor) =>
        visitor.Page.QuerySelectorAll("form[method=post]").Select(form => form.GetAttribute("action"));

    private static async Task<string> RowOf(string unit, Visitor visitor)
    {
        await visitor.Open("/units?status=registered&contributor=KAZ");
        return visitor.Page.QuerySelectorAll("tbody tr").Single(row => row.QuerySelector("th")!.TextContent.Trim() == unit).TextContent;
    }
}
