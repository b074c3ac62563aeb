using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Portal;
using CapabilityRegistry.Tests.Support;
using MimeKit;

namespace CapabilityRegistry.Tests.Platform.Digests;

/// <summary>Somebody who has a digest sent, and what the registry does meanwhile.</summary>
internal static partial class Subscriber
{
    /// <summary>Asks for a digest. The address ends as those do that a test looks for in the log.</summary>
    public static async Task<string> Subscribe(this Session session, string rhythm = "daily", string language = "en", string address = "ana@mailbox.test") =>
        (await session.Post("/v1/digests", Sample.Digest().With("address", address).With("rhythm", rhythm).With("language", language)))
            .Is(HttpStatusCode.Created).Id;

    /// <summary>Somebody whose digest is confirmed; the office has delivered one mail more.</summary>
    public static async Task<string> Subscribed(
        this RegistryApp app, PostOffice office, string token, string rhythm = "daily", string language = "en", string address = "ana@mailbox.test")
    {
        var (before, id) = (office.Mails.Count, await app.As(token).Subscribe(rhythm, language, address));
        await app.Swept();
        Assert.Equal(before + 1, office.Mails.Count);
        using var visitor = await Visitor.As(app, token);
        await visitor.Open(Link(office.Mails[^1], "confirm"));
        await visitor.Send(visitor.Address);
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
        Assert.Equal("confirmed", (string?)(await app.Auditor.Get($"/v1/digests/{id}")).Body["status"]);
        return id;
    }

    /// <summary>Lets the time pass until what was due has been sent.</summary>
    public static async Task Swept(this RegistryApp app)
    {
        var from = app.Clock.GetUtcNow();
        while (!(await DoneAt(app) > from))
        {
            app.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(TimeSpan.FromMilliseconds(15));
        }
    }

    /// <summary>The next day, at an hour at which digests are sent.</summary>
    public static async Task NextDay(this RegistryApp app, int days = 1)
    {
        app.Clock.Advance(TimeSpan.FromDays(days));
        await app.Swept();
    }

    /// <summary>The address of a link in the text of a mail, without the host.</summary>
    public static string Link(MimeMessage mail, string what) =>
        LinkIn().Matches(mail.TextBody!).Select(match => match.Value).Single(each => each.StartsWith($"/digest/{what}?", StringComparison.Ordinal));

    public static async Task<JsonNode> Digest(this RegistryApp app, string token, string id) => (await app.As(token).Get($"/v1/digests/{id}")).Body;

    private static async Task<DateTimeOffset?> DoneAt(RegistryApp app)
    {
        await using var work = new Work(app.Database);
        return await work.Find<DateTimeOffset?>("SELECT done_at FROM shared_work WHERE name = 'digests'");
    }

    [GeneratedRegex(@"(?<=https://registry\.example\.org)/\S+")]
    private static partial Regex LinkIn();
}
