using System.Net;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Portal;

/// <summary>Who gets a digest by mail, for those who look after access.</summary>
public sealed class DigestsPageTests
{
    [Fact]
    public async Task An_administrator_sees_who_has_one_but_not_its_address_and_stops_it()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: MailOn);
        var id = (await app.FocalPoint.Post("/v1/digests", Sample.Digest().With("address", "ana@mailbox.test"))).Is(HttpStatusCode.Created).Id;
        using var visitor = await Visitor.As(app, "demo-administrator");
        await visitor.Open("/digests");
        Assert.Contains("Aigerim Sadykova", visitor.Text, StringComparison.Ordinal);
        await visitor.Open($"/digests/{id}");
        Assert.DoesNotContain("ana@mailbox.test", visitor.Page.DocumentElement.TextContent, StringComparison.Ordinal);
        await visitor.Send($"/digests/{id}/end");
        Assert.Equal($"/digests/{id}", visitor.Address);
        Assert.Contains("The digest has ended", visitor.Text, StringComparison.Ordinal);
        Assert.Equal("ended", (string?)(await app.FocalPoint.Get($"/v1/digests/{id}")).Body["status"]);
        Assert.Single(visitor.Page.QuerySelectorAll("form[method=post]"));
    }

    [Fact]
    public async Task An_auditor_sees_it_and_cannot_stop_it()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: MailOn);
        var id = (await app.FocalPoint.Post("/v1/digests", Sample.Digest())).Is(HttpStatusCode.Created).Id;
        using var visitor = await Visitor.As(app, "demo-auditor");
        await visitor.Open($"/digests/{id}");
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Single(visitor.Page.QuerySelectorAll("form[method=post]"));
    }

    // Nobody listens: what is sent waits.
    private static readonly (string, string)[] MailOn =
    [
        ("Mail:Server", "127.0.0.1"), ("Mail:Port", "1"), ("Mail:Security", "none"), ("Mail:From", "registry@example.org"),
        ("Mail:Address", "https://registry.example.org"),
    ];
}
