using System.Net;
using CapabilityRegistry.Platform.Http.Limits;
using CapabilityRegistry.Tests.Support;
using Microsoft.AspNetCore.Http.Timeouts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Portal;

/// <summary>Files go up and down through the pages.</summary>
public sealed class FileTests
{
    [Theory]
    [InlineData("findings", "FIND-00004")]
    [InlineData("papers", "PAPER-00001")]
    public async Task A_file_is_attached_and_comes_back_byte_for_byte(string subject, string id)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo");
        var state = (string)(await app.Planner.Get($"/v1/{subject}/{id}")).Is(HttpStatusCode.OK).Body["contributor"]!;
        using var visitor = await Visitor.As(app, $"demo-focal-point-{state.ToLowerInvariant()}");
        await visitor.Open($"/{subject}/{id}/files");
        var form = visitor.Form($"/{subject}/{id}/files");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form.QuerySelector("[name=token]")!.GetAttribute("value")!), "token" },
            { new StringContent(form.QuerySelector("[name=key]")!.GetAttribute("value")!), "key" },
            { new ByteArrayContent(SampleFiles.Pdf), "name", "contract.pdf" },
        };

        var sent = await visitor.Raw(new HttpRequestMessage(HttpMethod.Post, $"/{subject}/{id}/files") { Content = content });

        Assert.Equal(HttpStatusCode.SeeOther, sent.StatusCode);
        await visitor.Open($"/{subject}/{id}/files");
        var link = visitor.Page.QuerySelectorAll("a[href^='/files/']").Single().GetAttribute("href")!;
        var file = await visitor.Raw(new HttpRequestMessage(HttpMethod.Get, link));
        Assert.Equal(SampleFiles.Pdf, await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("attachment", file.Content.Headers.ContentDisposition!.DispositionType);
    }

    [Fact]
    public async Task A_file_that_is_far_too_long_is_refused_at_its_field_and_the_others_are_kept()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo");
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz");
        await visitor.Open("/units/import");
        var form = visitor.Form("/units/import");
        using var content = new MultipartFormDataContent
        {
            { new StringContent(form.QuerySelector("[name=token]")!.GetAttribute("value")!), "token" },
            { new StringContent(form.QuerySelector("[name=key]")!.GetAttribute("value")!), "key" },
            { new ByteArrayContent(new byte[60_000_000]), "file", "units.csv" },
            { new StringContent("equipment"), "kind" },
            { new StringContent("all-or-nothing"), "mode" },
        };

        await visitor.Post("/units/import", content);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, visitor.Status);
        Assert.Contains("too large", visitor.Page.GetElementById("file-fault")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("equipment", ((AngleSharp.Html.Dom.IHtmlSelectElement)visitor.Page.GetElementById("kind")!).Value);
        Assert.Equal("all-or-nothing", ((AngleSharp.Html.Dom.IHtmlSelectElement)visitor.Page.GetElementById("mode")!).Value);
    }

    [Theory]
    [InlineData("--part\r\n\r\nno name\r\n--part--\r\n")]
    [InlineData("--part\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nno end")]
    [InlineData("no part")]
    [InlineData("no part", "")]
    [InlineData("no part", "; boundary=\"\"")]
    [InlineData("no part", "; boundary=\"(\"", 5_000)]
    public async Task A_form_with_a_file_that_is_broken_is_refused_as_such(string body, string parts = "; boundary=part", int longer = 0)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz");
        using var content = new StringContent(body);
        content.Headers.Remove("Content-Type");
        content.Headers.TryAddWithoutValidation("Content-Type", $"multipart/form-data{parts.Replace("(", new string('x', longer), StringComparison.Ordinal)}");

        await visitor.Post("/units/import", content);

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
    }

    [Fact]
    public async Task What_stands_beside_a_file_is_not_longer_than_a_form()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz");
        using var content = new MultipartFormDataContent { { new StringContent(new string('x', 1_000_001)), "token" } };

        await visitor.Post("/units/import", content);

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
    }

    [Theory]
    [InlineData("POST", "/units/import")]
    [InlineData("POST", "/requirements/import")]
    [InlineData("POST", "/{subject:regex(^(papers|findings|deficiencies|visits)$)}/{id}/files")]
    [InlineData("GET", "/files/{id}")]
    [InlineData("GET", "/units/import/template")]
    public async Task A_file_has_the_time_on_the_pages_that_it_has_at_the_API(string method, string route)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var endpoint = app.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().Single(
            each => each.RoutePattern.RawText == route && each.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods.Contains(method));
        Assert.Equal(LimitSetup.OfFiles, endpoint.Metadata.GetRequiredMetadata<RequestTimeoutAttribute>().PolicyName);
    }

    [Fact]
    public async Task The_list_of_units_is_had_whole_with_its_filters()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo");
        using var visitor = await Visitor.As(app, "demo-focal-point-kaz");
        await visitor.Open("/units?status=registered");
        var link = visitor.Page.QuerySelectorAll("a").Select(each => each.GetAttribute("href")!)
            .Single(href => href.EndsWith("format=csv", StringComparison.Ordinal));

        var table = await visitor.Raw(new HttpRequestMessage(HttpMethod.Get, link));

        var lines = (await table.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).Trim().Split('\n');
        var registered = await app.FocalPoint.Items("/v1/pledges?status=registered");
        Assert.Equal(registered.Count + 1, lines.Length);
    }

    [Theory]
    [InlineData("9999-12-31")]
    [InlineData("0001-01-01")]
    public async Task A_unit_is_shown_on_any_day_of_the_calendar(string day)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo");
        using var visitor = await Visitor.As(app, "demo-planner");
        await visitor.Open($"/units/KAZ-00003?on={day}");
        Assert.NotEqual(HttpStatusCode.InternalServerError, visitor.Status);
    }

    [Fact]
    public async Task An_address_beyond_ASCII_is_gone_back_to_after_signing_in()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        using var visitor = Visitor.Of(app);
        await visitor.Open("/sign-in?return=" + Uri.EscapeDataString("/units?q=é"));
        await visitor.Send("/sign-in", ("access-token", "demo-planner"));
        Assert.Equal("/units?q=%C3%A9", visitor.Address);
    }
}
