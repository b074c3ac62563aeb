using System.Net;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Portal;

/// <summary>What was typed stays in the form, whatever becomes of it.</summary>
public sealed class KeptFormTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private static readonly (string, string)[] Unit =
        [("unitType", "ENGINEER_COY"), ("unitName", "Bridge company"), ("capacity/amount", "1"), ("responseDays", "60"), ("availableFrom", "2027-03-01")];

    [Theory]
    [InlineData("\0")]
    [InlineData("\u0001")]
    public async Task A_character_that_nobody_sees_is_a_fault_of_its_field_and_not_of_the_form(string hidden)
    {
        using var visitor = await Visitor.As(await apps.On(Engine.Sqlite), "demo-focal-point-kaz");
        await visitor.Open("/offer");
        await visitor.Send("/offer", With("externalId", $"REF{hidden}1"));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Equal("Bridge company", visitor.Page.GetElementById("unitName")!.GetAttribute("value"));
        Assert.StartsWith("REF", visitor.Page.GetElementById("externalId")!.GetAttribute("value"), StringComparison.Ordinal);
        Assert.Equal(["#externalId"], visitor.Page.QuerySelectorAll(".alert a").Select(each => each.GetAttribute("href")));
    }

    [Fact]
    public async Task A_text_that_is_far_too_long_is_a_fault_of_its_field()
    {
        using var visitor = await Visitor.As(await apps.On(Engine.Sqlite), "demo-focal-point-kaz");
        await visitor.Open("/offer");
        await visitor.Send("/offer", With("externalId", new string('x', 3_000_000)));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Contains("This is too long.", visitor.Page.GetElementById("externalId-fault")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Bridge company", visitor.Page.GetElementById("unitName")!.GetAttribute("value"));
        Assert.Equal(3_000_000, visitor.Page.GetElementById("externalId")!.GetAttribute("value")!.Length);
    }

    [Fact]
    public async Task A_form_of_many_megabytes_is_refused_at_the_field_that_is_too_long_and_keeps_the_others()
    {
        using var visitor = await Visitor.As(await apps.On(Engine.Sqlite), "demo-focal-point-kaz");
        await visitor.Open("/offer");
        await visitor.Send("/offer", With("externalId", new string('x', 9_000_000)));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Equal(["#externalId"], visitor.Page.QuerySelectorAll(".alert a").Select(each => each.GetAttribute("href")));
        Assert.Contains("This is too long.", visitor.Page.GetElementById("externalId-fault")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Bridge company", visitor.Page.GetElementById("unitName")!.GetAttribute("value"));
        Assert.Equal("2027-03-01", visitor.Page.GetElementById("availableFrom")!.GetAttribute("value"));
        // Of that one the beginning is shown; the whole only the browser has.
        Assert.Equal(100_000, visitor.Page.GetElementById("externalId")!.GetAttribute("value")!.Length);
    }

    [Fact]
    public async Task What_is_longer_than_any_form_is_refused_and_the_way_back_is_named()
    {
        using var visitor = await Visitor.As(await apps.On(Engine.Sqlite), "demo-focal-point-kaz");
        await visitor.Open("/offer");
        await visitor.Send("/offer", With("externalId", new string('x', 21_000_000)));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, visitor.Status);
        Assert.Contains("Go back and make it smaller", visitor.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("unitTypes", "BAD_TYPE")]
    [InlineData("missions", "NOWHERE")]
    [InlineData("unitTypes", "\0")]
    [InlineData("weightSet", "none")]
    [InlineData("scenario/withdrawals/0", "nothing at all")]
    public async Task A_plan_of_what_there_is_not_is_refused_with_its_form(string field, string value)
    {
        using var visitor = await Visitor.As(await apps.On(Engine.Sqlite), "demo-planner");
        await visitor.Open("/plans/new");
        await visitor.Send("/plans/new", ("neededFrom", "2027-02-01"), ("timeLimitSeconds", "7"), (field, value));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Equal("2027-02-01", visitor.Page.GetElementById("neededFrom")!.GetAttribute("value"));
        Assert.Equal("7", visitor.Page.GetElementById("timeLimitSeconds")!.GetAttribute("value"));
        Assert.NotEmpty(visitor.Page.QuerySelectorAll(".alert-danger li"));
    }

    [Fact]
    public async Task A_refused_form_goes_into_another_language_with_all_that_was_typed_and_its_faults()
    {
        var app = await apps.On(Engine.Sqlite);
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz");
        await visitor.Open("/offer");
        await visitor.Send("/offer", With("responseDays", "9000"));
        var written = await app.Written();

        await InFrench(visitor);

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Equal("fr", visitor.Page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("Bridge company", visitor.Page.GetElementById("unitName")!.GetAttribute("value"));
        Assert.Equal("9000", visitor.Page.GetElementById("responseDays")!.GetAttribute("value"));
        Assert.Contains("Un nombre entier de 0 à 730.", visitor.Page.GetElementById("responseDays-fault")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(written, await app.Written());
    }

    [Fact]
    public async Task What_was_mended_meanwhile_is_not_sent_by_changing_the_language()
    {
        var app = await apps.On(Engine.Sqlite);
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz");
        await visitor.Open("/offer");
        await visitor.Send("/offer", With("responseDays", "9000"));
        var written = await app.Written();

        await InFrench(visitor, ("responseDays", "60"));

        Assert.Contains("Seule la langue a été changée.", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(written, await app.Written());
        await visitor.Send("/offer");
        Assert.EndsWith("/2", visitor.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_that_was_refused_can_be_read_in_another_language_too()
    {
        var app = await apps.On(Engine.Sqlite);
        var id = await app.DraftPledge();
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz");
        await visitor.Open($"/units/{id}/steps/withdraw");
        await visitor.Send($"/units/{id}/steps/withdraw", ("reason", new string('x', 2_001)));
        await InFrench(visitor);
        Assert.Equal(2_001, visitor.Page.QuerySelector("textarea")!.TextContent.Length);
        Assert.Equal("draft", (string?)(await app.FocalPoint.Get($"/v1/pledges/{id}")).Body["status"]);
    }

    private static (string, string)[] With(string name, string value) => [.. Unit.Where(field => field.Item1 != name), (name, value)];

    // What a browser does with the button: the form that it belongs to is sent to the button's own address.
    private static Task<Visitor> InFrench(Visitor visitor, params (string, string)[] mended)
    {
        var button = visitor.Page.QuerySelector("nav.languages button[lang=fr]")!;
        var form = (AngleSharp.Html.Dom.IHtmlFormElement)visitor.Page.GetElementById(button.GetAttribute("form")!)!;
        return visitor.SendAs(form, button.GetAttribute("formaction")!, [.. mended, (button.GetAttribute("name")!, button.GetAttribute("value")!)]);
    }
}
