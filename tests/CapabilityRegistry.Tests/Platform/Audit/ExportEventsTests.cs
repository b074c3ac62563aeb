using System.Net;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Audit;

public sealed class ExportEventsTests
{
    [Theory, EachEngine]
    public async Task The_export_holds_every_event_over_many_pages_and_is_intact(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        await ExportFile.Fill(app);

        var answer = (await app.Auditor.Get("/v1/events/export")).Is(HttpStatusCode.OK);

        var export = ExportFile.Read(answer.Text);
        Assert.Equal("application/x-ndjson", answer.MediaType);
        Assert.Equal(Enumerable.Range(1, export.Events.Count).Select(seq => (long)seq), export.Events.Select(each => each.Seq));
        Assert.True(export.Events.Count > 400);
        Assert.Null(export.Fault(export.Head));
        Assert.Equal(answer.Text, export.Text);
    }

    [Theory, EachEngine]
    public async Task A_part_is_exported_by_sequence_number(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");

        var part = ExportFile.Read((await app.Auditor.Get("/v1/events/export?after=100&until=120")).Is(HttpStatusCode.OK).Text);

        Assert.Equal([.. Enumerable.Range(101, 20).Select(seq => (long)seq)], part.Events.Select(each => each.Seq));
        Assert.Equal("", (await app.Auditor.Get("/v1/events/export?after=99999")).Is(HttpStatusCode.OK).Text);
    }

    [Fact]
    public async Task It_is_sent_while_it_is_read()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, "demo");
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/events/export");

        using var response = await app.Auditor.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);

        Assert.True(response.Headers.TransferEncodingChunked);
        Assert.Null(response.Content.Headers.ContentLength);
    }

    [Theory]
    [InlineData("demo-planner")]
    [InlineData("demo-administrator")]
    [InlineData("demo-focal-point-kaz")]
    public async Task It_is_for_auditors_alone(string token)
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        Assert.Equal("forbidden", (await app.As(token).Get("/v1/events/export")).Is(HttpStatusCode.Forbidden).Code);
    }
}
