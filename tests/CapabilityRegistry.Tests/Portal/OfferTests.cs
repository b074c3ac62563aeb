using System.Net;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Portal;

/// <summary>A focal point offers a unit by the pages alone.</summary>
public sealed class OfferTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    private static readonly (string, string)[] Unit =
        [("unitType", "ENGINEER_COY"), ("unitName", "Bridge company"), ("capacity/amount", "1"), ("responseDays", "60"), ("availableFrom", "2027-03-01")];

    [Theory]
    [EachEngine]
    public async Task In_five_steps_a_unit_is_handed_in_with_all_that_was_filled_in(Engine engine)
    {
        var app = await apps.On(engine);
        using var visitor = await Begun(app);
        var id = visitor.Address.Split('/')[2];
        await visitor.Send($"/offer/{id}/2", ("men-officer", "8"), ("women-officer", "2"), ("men-enlisted", "90"), ("women-enlisted", "18"));
        await visitor.Send(
            $"/offer/{id}/3", ("category-0", "engineering"), ("quantity-0", "3"), ("description-0", "Bulldozer"), ("selfSustainment", "catering"));
        await visitor.Send($"/offer/{id}/4", ("languages", "en"), ("languages", "fr"), ("attributes", "night-operations"), ("noteVerbale", "NV/7"));
        Assert.Equal($"/offer/{id}/5", visitor.Address);
        await visitor.Send($"/offer/{id}/5");
        Assert.Equal($"/units/{id}?done=submit", visitor.Address);
        var pledge = (await app.FocalPoint.Get($"/v1/pledges/{id}")).Is(HttpStatusCode.OK).Body;
        Assert.Equal("submitted", (string?)pledge["status"]);
        Assert.Equal(98, (int)pledge["strength"]!["men"]!);
        Assert.Equal("Bulldozer", (string?)pledge["majorEquipment"]![0]!["description"]);
        Assert.Equal(["catering"], pledge["selfSustainment"]!.AsArray().Select(each => (string)each!));
        Assert.Equal(["en", "fr"], pledge["languages"]!.AsArray().Select(each => (string)each!).Order());
        Assert.Equal("NV/7", (string?)pledge["noteVerbale"]);
    }

    [Fact]
    public async Task What_is_wrong_is_said_at_its_field_and_nothing_that_was_typed_is_lost()
    {
        var app = await apps.On(Engine.Sqlite);
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz");
        var written = await app.Written();
        await visitor.Open("/offer");
        await visitor.Send("/offer", [.. Unit.Where(field => field.Item1 != "responseDays"), ("responseDays", "9000")]);
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        var field = visitor.Page.GetElementById("responseDays")!;
        Assert.Equal("9000", field.GetAttribute("value"));
        Assert.Equal("true", field.GetAttribute("aria-invalid"));
        Assert.Contains("responseDays-fault", field.GetAttribute("aria-describedby"), StringComparison.Ordinal);
        Assert.Contains("0 to 730", visitor.Page.GetElementById("responseDays-fault")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("#responseDays", visitor.Page.QuerySelector(".alert a")!.GetAttribute("href"));
        Assert.Equal("Bridge company", visitor.Page.GetElementById("unitName")!.GetAttribute("value"));
        Assert.Equal(written, await app.Written());
    }

    [Fact]
    public async Task A_form_that_is_sent_twice_makes_one_draft()
    {
        var app = await apps.On(Engine.Sqlite);
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz");
        await visitor.Open("/offer");
        var form = visitor.Form("/offer");
        await visitor.SendAs(form, "/offer", Unit);
        var first = visitor.Address;
        await visitor.SendAs(form, "/offer", Unit);
        Assert.Equal(first, visitor.Address);
    }

    [Fact]
    public async Task A_draft_that_somebody_else_changed_is_not_overwritten_and_what_was_typed_is_still_there()
    {
        var app = await apps.On(Engine.Sqlite);
        using var visitor = await Begun(app);
        var step = visitor.Address;
        var id = step.Split('/')[2];
        var draft = await app.FocalPoint.Get($"/v1/pledges/{id}");
        const string Renamed = """{ "unitName": "Renamed" }""";
        (await app.FocalPoint.Send(HttpMethod.Patch, $"/v1/pledges/{id}", Renamed, draft.ETag, mediaType: "application/merge-patch+json"))
            .Is(HttpStatusCode.OK);
        await visitor.Send(step, ("men-officer", "7"));
        Assert.Equal(HttpStatusCode.PreconditionFailed, visitor.Status);
        Assert.Equal("7", visitor.Page.QuerySelector("[name=men-officer]")!.GetAttribute("value"));
        Assert.Contains("Renamed", visitor.Text, StringComparison.Ordinal);
        Assert.Equal(0, (int)(await app.FocalPoint.Get($"/v1/pledges/{id}")).Body["strength"]!["men"]!);
        await visitor.Send(step);
        Assert.Equal($"/offer/{id}/3", visitor.Address);
        Assert.Equal(7, (int)(await app.FocalPoint.Get($"/v1/pledges/{id}")).Body["strength"]!["men"]!);
    }

    [Fact]
    public async Task A_draft_survives_the_end_of_the_session()
    {
        var app = await apps.On(Engine.Sqlite);
        using var visitor = await Begun(app);
        var step = visitor.Address;
        await visitor.Open("/");
        await visitor.Send("/sign-out");
        await visitor.Open(step);
        Assert.StartsWith("/sign-in", visitor.Address, StringComparison.Ordinal);
        await visitor.Send("/sign-in", ("access-token", "demo-focal-point-kaz"));
        Assert.Equal(step, visitor.Address);
        Assert.Contains("Bridge company", visitor.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_that_is_sent_after_the_session_has_ended_waits_for_the_sign_in_and_loses_nothing()
    {
        var app = await apps.On(Engine.Sqlite);
        using var visitor = await Begun(app);
        var step = visitor.Address;
        var id = step.Split('/')[2];
        var form = visitor.Form(step);
        await visitor.Open("/");
        await visitor.Send("/sign-out");
        await visitor.SendAs(form, step, ("men-officer", "11"));
        Assert.Equal(HttpStatusCode.Unauthorized, visitor.Status);
        await visitor.Send("/sign-in", ("access-token", "wrong"));
        await visitor.Send("/sign-in", ("access-token", "demo-focal-point-kaz"));
        Assert.Contains("11", visitor.Text, StringComparison.Ordinal);
        await visitor.Send(step);
        Assert.Equal($"/offer/{id}/3", visitor.Address);
        Assert.Equal(11, (int)(await app.FocalPoint.Get($"/v1/pledges/{id}")).Body["strength"]!["men"]!);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    public async Task A_hostile_name_is_a_name_and_nothing_else(string name)
    {
        var app = await apps.On(Engine.Sqlite);
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz");
        await visitor.Open("/offer");
        await visitor.Send("/offer", [.. Unit.Where(field => field.Item1 != "unitName"), ("unitName", name)]);
        Assert.EndsWith("/2", visitor.Address, StringComparison.Ordinal);
        using var planner = await Visitor.As(app, "demo-planner");
        foreach (var page in (string[])["/units", $"/units/{visitor.Address.Split('/')[2]}"])
        {
            await planner.Open(page);
            Assert.Empty(planner.Page.QuerySelectorAll("script:not([src]), img"));
        }
    }

    private static async Task<Visitor> Begun(RegistryApp app)
    {
        var visitor = await Visitor.As(app, "demo-focal-point-kaz");
        await visitor.Open("/offer");
        await visitor.Send("/offer", Unit);
        Assert.EndsWith("/2", visitor.Address, StringComparison.Ordinal);
        return visitor;
    }
}
