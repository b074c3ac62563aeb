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
