using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Portal;
using CapabilityRegistry.Tests.Support;
using MimeKit;

namespace CapabilityRegistry.Tests.Platform.Digests;

/// <summary>The digest by mail, over real HTTP and by a real SMTP server.</summary>
public sealed class DigestTests
{
    private const string Kaz = "demo-focal-point-kaz";

    [Theory, EachEngine]
    public async Task Somebody_asks_for_it_confirms_the_address_gets_what_waits_and_stops_it_by_one_click(Engine engine)
    {
        await using var office = new PostOffice();
        await using var app = await RegistryApp.On(engine, settings: office.Settings);
        var draft = await app.DraftPledge(Sample.Pledge().With("unitName", "Hospital Almaty"));

        var id = await app.Subscribed(office, Kaz);
        Assert.DoesNotContain(draft, office.Mails[0].ToString(), StringComparison.Ordinal);
        await app.NextDay();

        var mail = Assert.Single(office.Mails.Skip(1));
        Assert.Equal("ana@mailbox.test", mail.To.ToString());
        Assert.Equal("What waits for you: 1", mail.Subject);
        Assert.Contains($"* {draft}\n  https://registry.example.org/units/{draft}\n", mail.TextBody!.ReplaceLineEndings("\n"), StringComparison.Ordinal);
        Assert.Contains($"<a href=\"https://registry.example.org/units/{draft}\">", mail.HtmlBody, StringComparison.Ordinal);
        Assert.DoesNotContain("Almaty", mail.ToString(), StringComparison.Ordinal);
        Assert.Equal("auto-generated", mail.Headers[HeaderId.AutoSubmitted]);
        Assert.Equal("List-Unsubscribe=One-Click", mail.Headers[HeaderId.ListUnsubscribePost]);
        Assert.Equal("2026-11-24", (string?)(await app.Digest(Kaz, id))["mailedOn"]);

        var stop = Subscriber.Link(mail, "stop");
        Assert.Equal($"<https://registry.example.org{stop}>", mail.Headers[HeaderId.ListUnsubscribe]);
        using var stranger = Visitor.Of(app);
        await stranger.Open(stop);
        Assert.Equal("confirmed", (string?)(await app.Digest(Kaz, id))["status"]);
        var oneClick = new HttpRequestMessage(HttpMethod.Post, stop)
        {
            Content = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]),
        };
        Assert.Equal(HttpStatusCode.OK, (await stranger.Raw(oneClick)).StatusCode);
        var ended = await app.Digest(Kaz, id);
        Assert.Equal(("ended", null), ((string?)ended["status"], (string?)ended["address"]));
        Assert.Null(await Stored(app));
        await stranger.Open(stop);
        await stranger.Send(stop);
        Assert.Contains("No digest is sent any more", stranger.Text, StringComparison.Ordinal);
        await app.NextDay();
        Assert.Equal(2, office.Mails.Count);
    }

    [Fact]
    public async Task Nothing_that_a_state_has_written_stands_in_a_mail_or_its_head()
    {
        await using var office = new PostOffice();
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: office.Settings);
        const string Hostile = "</a><script>alert(1)</script> Bcc: all@mailbox.test";
        await app.DraftPledge(Sample.Pledge().With("unitName", Hostile));
        await app.Finding(await app.Level2Pledge());
        await app.Subscribed(office, Kaz);

        await app.NextDay();

        var mail = office.Mails[^1];
        Assert.DoesNotContain("script", mail.ToString(), StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("Bcc", mail.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("NV/", mail.ToString(), StringComparison.Ordinal);
        Assert.Contains("Findings to answer (1)", mail.TextBody, StringComparison.Ordinal);
        Assert.Contains("FIND-00001", mail.TextBody, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ar", "rtl", "ما ينتظركم: 1")]
    [InlineData("fr", "ltr", "Ce qui vous attend : 1")]
    [InlineData("ru", "ltr", "Что вас ждет: 1")]
    [InlineData("zh", "ltr", "待您处理：1")]
    [InlineData("es", "ltr", "Lo que le espera: 1")]
    public async Task It_is_in_the_language_of_the_person(string language, string direction, string subject)
    {
        await using var office = new PostOffice();
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: office.Settings);
        await app.DraftPledge();
        await app.Subscribed(office, Kaz, language: language);

        await app.NextDay();

        var mail = office.Mails[^1];
        Assert.Equal(subject, mail.Subject);
        Assert.Contains($"<html lang=\"{language}\" dir=\"{direction}\">", mail.HtmlBody, StringComparison.Ordinal);
        Assert.Equal(language, mail.Body!.Headers[HeaderId.ContentLanguage]);
    }

    [Fact]
    public async Task Each_role_gets_what_its_first_page_shows()
    {
        await using var office = new PostOffice();
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: office.Settings);
        var pledge = await app.AcknowledgedPledge();
        var visit = await app.ScheduledVisit(await app.RegisteredPledge());
        await app.Subscribed(office, "demo-planner", address: "planner@mailbox.test");
        await app.Subscribed(office, "demo-assessor", address: "assessor@mailbox.test");

        await app.NextDay();

        var mails = office.Mails.Skip(2).ToDictionary(mail => mail.To.ToString(), mail => mail.TextBody);
        Assert.Contains(pledge, mails["planner@mailbox.test"], StringComparison.Ordinal);
        Assert.Contains("Units to decide (1)", mails["planner@mailbox.test"], StringComparison.Ordinal);
        Assert.Contains(visit, mails["assessor@mailbox.test"], StringComparison.Ordinal);
        // Whoever was told of the units of a state by mail was told of them.
        Assert.Contains(
            await app.Auditor.Items("/v1/access-log?actor=demo-planner"), each => (string?)each!["operation"] == "ListPledges");
    }

    [Fact]
    public async Task Who_has_nothing_that_waits_gets_no_mail()
    {
        await using var office = new PostOffice();
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: office.Settings);
        await app.Subscribed(office, Kaz);

        await app.NextDay();
        Assert.Single(office.Mails);

        await app.DraftPledge();
        await app.NextDay();
        Assert.Equal(2, office.Mails.Count);
    }

    [Fact]
    public async Task Once_a_week_is_on_the_day_that_was_named()
    {
        await using var office = new PostOffice();
        // The clock begins on a Monday.
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: office.Settings);
        await app.DraftPledge();
        await app.Subscribed(office, Kaz, "wednesday");

        await app.NextDay();
        Assert.Single(office.Mails);
        await app.NextDay();
        Assert.Equal(2, office.Mails.Count);
        await app.NextDay(6);
        Assert.Equal(2, office.Mails.Count);
        await app.NextDay();
        Assert.Equal(3, office.Mails.Count);
    }

    [Theory, EachEngine]
    public async Task Of_several_processes_one_sends_it_once(Engine engine)
    {
        await using var office = new PostOffice();
        await using var app = await RegistryApp.On(engine, settings: office.Settings);
        await using var other = app.AnotherInstance(office.Settings);
        await app.DraftPledge();
        await app.Subscribed(office, Kaz);
        other.Clock.Advance(app.Clock.GetUtcNow() - other.Clock.GetUtcNow());

        await Task.WhenAll(app.NextDay(), other.NextDay());
        await Task.WhenAll(app.Swept(), other.Swept());

        Assert.Equal(2, office.Mails.Count);
    }

    [Fact]
    public async Task A_token_that_was_revoked_gets_nothing_and_its_address_goes()
    {
        await using var office = new PostOffice();
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: office.Settings);
        await app.DraftPledge();
        var given = (await app.Administrator.Post("/v1/tokens", new JsonObject
        {
            ["name"] = "ana", ["person"] = "Ana Silva", ["role"] = "focal-point", ["contributor"] = "KAZ",
        })).Is(HttpStatusCode.Created);
        var id = await app.Subscribed(office, (string)given.Body["token"]!);
        (await app.Administrator.Step($"{given.Location}/revoke")).Is(HttpStatusCode.OK);

        await app.NextDay();

        Assert.Single(office.Mails);
        Assert.Equal("ended", (string?)(await app.Auditor.Get($"/v1/digests/{id}")).Body["status"]);
        Assert.Null(await Stored(app));
    }

    [Fact]
    public async Task An_administrator_ends_any_and_others_find_only_their_own()
    {
        await using var office = new PostOffice();
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: office.Settings);
        var id = await app.Subscribed(office, Kaz);

        Assert.Empty(await app.OtherFocalPoint.Items("/v1/digests"));
        (await app.Planner.Get($"/v1/digests/{id}")).Is(HttpStatusCode.NotFound);
        (await app.Planner.Step($"/v1/digests/{id}/end")).Is(HttpStatusCode.NotFound);
        (await app.Auditor.Post("/v1/digests", Sample.Digest())).Is(HttpStatusCode.Forbidden);
        Assert.Equal("ana@mailbox.test", (string?)(await app.FocalPoint.Items("/v1/digests")).Single()!["address"]);
        var seen = (await app.Administrator.Items("/v1/digests")).Single()!;
        Assert.Equal((id, Kaz, null), ((string?)seen["id"], (string?)seen["login"], (string?)seen["address"]));

        (await app.Administrator.Step($"/v1/digests/{id}/end")).Is(HttpStatusCode.OK);
        Assert.Equal("already-ended", (await app.FocalPoint.Step($"/v1/digests/{id}/end")).Is(HttpStatusCode.Conflict).Code);
    }

    [Fact]
    public async Task No_event_no_list_of_others_and_no_answer_that_is_given_again_holds_the_address()
    {
        await using var office = new PostOffice();
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: office.Settings);
        await app.DraftPledge();
        (await app.FocalPoint.Post("/v1/digests", Sample.Digest().With("address", "ana@mailbox.test"), key: "once")).Is(HttpStatusCode.Created);
        // The object has an address, and the answer that was kept has none.
        var again = (await app.FocalPoint.WithoutReadingBack.Post("/v1/digests", Sample.Digest().With("address", "ana@mailbox.test"), key: "once"))
            .Is(HttpStatusCode.Created);
        Assert.DoesNotContain("mailbox.test", again.Text, StringComparison.Ordinal);
        await app.Subscribed(office, Kaz, address: "ana.silva@mailbox.test");
        await app.NextDay();

        foreach (var path in (string[])["/v1/changes?limit=200", "/v1/events?limit=200", "/v1/digests", "/v1/access-log"])
        {
            Assert.DoesNotContain("mailbox.test", (await app.Auditor.Get(path)).Is(HttpStatusCode.OK).Text, StringComparison.Ordinal);
        }

        await using var work = new Work(app.Database);
        Assert.Equal(0, await work.Find<int>("SELECT COUNT(*) FROM idempotency WHERE body LIKE '%mailbox.test%'"));
        Assert.Equal(0, await work.Find<int>("SELECT COUNT(*) FROM event WHERE changes LIKE '%mailbox.test%'"));
        // That the log holds none is seen to when the registry ends.
        Assert.NotEqual(0, app.Watch.Read);
    }

    [Fact]
    public async Task A_link_acts_for_who_asked_and_until_it_expires()
    {
        await using var office = new PostOffice();
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: office.Settings);
        var id = await app.FocalPoint.Subscribe();
        await app.Swept();
        var confirm = Subscriber.Link(office.Mails[0], "confirm");

        using var other = await Visitor.As(app, "demo-focal-point-bra");
        await other.Open(confirm);
        await other.Send(confirm);
        Assert.Equal(HttpStatusCode.NotFound, other.Status);
        using var stranger = Visitor.Of(app);
        await stranger.Open(confirm);
        Assert.StartsWith("/sign-in?", stranger.Address, StringComparison.Ordinal);
        foreach (var wrong in (string[])["", "?link=", "?link=abc", $"?link={new string('A', 43)}"])
        {
            var answer = await stranger.Raw(new HttpRequestMessage(HttpMethod.Post, $"/digest/stop{wrong}"));
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        }

        app.Clock.Advance(TimeSpan.FromDays(3));
        using var late = await Visitor.As(app, Kaz);
        await late.Open(confirm);
        await late.Send(confirm);
        Assert.Equal(HttpStatusCode.NotFound, late.Status);
        await app.Swept();
        Assert.Equal("ended", (string?)(await app.Digest(Kaz, id))["status"]);
        Assert.Null(await Stored(app));
    }

    [Fact]
    public async Task Nobody_floods_the_mailbox_of_another()
    {
        await using var office = new PostOffice();
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: office.Settings);
        for (var each = 1; each <= 5; each++)
        {
            await app.FocalPoint.Subscribe(address: $"ana{each}@mailbox.test");
        }

        // To the same address nothing is mailed again that day.
        await app.FocalPoint.Subscribe(address: "ana5@mailbox.test");
        var refused = await app.FocalPoint.Post("/v1/digests", Sample.Digest().With("address", "ana6@mailbox.test"));
        Assert.Equal("too-many-confirmations", refused.Is(HttpStatusCode.Conflict).Code);
        await app.Swept();
        await app.Swept();
        Assert.Equal("ana5@mailbox.test", Assert.Single(office.Mails).To.ToString());
    }

    [Fact]
    public async Task Another_address_is_confirmed_anew_and_another_rhythm_is_not()
    {
        await using var office = new PostOffice();
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: office.Settings);
        var id = await app.Subscribed(office, Kaz);

        Assert.Equal(id, await app.FocalPoint.Subscribe("friday", "fr"));
        Assert.Equal("confirmed", (string?)(await app.Digest(Kaz, id))["status"]);
        Assert.Equal(id, await app.FocalPoint.Subscribe(address: "silva@mailbox.test"));
        Assert.Equal("unconfirmed", (string?)(await app.Digest(Kaz, id))["status"]);
    }

    [Fact]
    public async Task Without_a_mail_server_the_API_and_the_page_say_so()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        Assert.Equal("mail-off", (await app.FocalPoint.Post("/v1/digests", Sample.Digest())).Is(HttpStatusCode.Conflict).Code);
        using var visitor = await Visitor.As(app, Kaz);
        await visitor.Open("/digest");
        Assert.Contains("This registry sends no mail", visitor.Text, StringComparison.Ordinal);
        Assert.Empty(visitor.Page.QuerySelectorAll("form[action='/digest']"));
    }

    [Fact]
    public async Task The_page_subscribes_and_stops()
    {
        await using var office = new PostOffice();
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: office.Settings);
        using var visitor = await Visitor.As(app, Kaz);
        await visitor.Open("/digest");
        await visitor.Send("/digest", ("address", "no address"), ("language", "en"), ("rhythm", "daily"));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        await visitor.Send("/digest", ("address", "ana@mailbox.test"), ("language", "ar"), ("rhythm", "sunday"));
        Assert.Contains("not confirmed yet: ana@mailbox.test", visitor.Text, StringComparison.Ordinal);
        await visitor.Send("/digest/end");
        Assert.Contains("The digest has ended", visitor.Text, StringComparison.Ordinal);
        Assert.Null(await Stored(app));
    }

    private static async Task<string?> Stored(RegistryApp app)
    {
        await using var work = new Work(app.Database);
        return await work.Find<string?>("SELECT MAX(address) FROM digest");
    }
}
