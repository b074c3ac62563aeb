using System.Net;
using CapabilityRegistry.Platform.Digests;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Digests;

/// <summary>What happens when the mail server does not do what it should.</summary>
public sealed class MailFailureTests
{
    private const string Kaz = "demo-focal-point-kaz";

    [Fact]
    public async Task What_the_server_does_not_take_for_now_is_tried_again_a_few_times_and_then_the_next_day()
    {
        await using var office = new PostOffice();
        await using var app = await Waiting(office);
        office.Does = Service.Defer;
        await app.NextDay();
        Assert.Equal(2, office.HandedOver);
        await app.Swept();
        Assert.Equal(2, office.HandedOver);

        app.Clock.Advance(TimeSpan.FromMinutes(15));
        await app.Swept();
        app.Clock.Advance(TimeSpan.FromMinutes(30));
        await app.Swept();
        app.Clock.Advance(TimeSpan.FromHours(2));
        await app.Swept();
        Assert.Equal(4, office.HandedOver);

        office.Does = Service.Deliver;
        await app.NextDay();
        Assert.Equal(2, office.Mails.Count);
        Assert.Contains(app.SaidBy(typeof(DigestSweep)), line => line.Contains("refused, status 451, attempt 3", StringComparison.Ordinal));
        Assert.Empty(app.Errors);
    }

    [Fact]
    public async Task An_address_that_does_not_exist_is_not_tried_again_that_day_and_after_three_days_the_digest_ends()
    {
        await using var office = new PostOffice();
        await using var app = await Waiting(office);
        office.Does = Service.Reject;
        for (var day = 1; day <= 3; day++)
        {
            Assert.Equal("confirmed", (string?)(await app.Auditor.Get("/v1/digests/DGST-00001")).Body["status"]);
            await app.NextDay();
            app.Clock.Advance(TimeSpan.FromHours(1));
            await app.Swept();
        }

        Assert.Equal("ended", (string?)(await app.Auditor.Get("/v1/digests/DGST-00001")).Body["status"]);
        Assert.Equal(3, app.SaidBy(typeof(DigestSweep)).Count(line => line.Contains("rejected", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_mail_of_which_nobody_knows_is_not_sent_twice_on_a_day()
    {
        await using var office = new PostOffice();
        await using var app = await Waiting(office);
        office.Does = Service.Hang;
        await app.NextDay();
        Assert.Equal(2, office.HandedOver);

        office.Does = Service.Deliver;
        app.Clock.Advance(TimeSpan.FromHours(3));
        await app.Swept();
        Assert.Single(office.Mails);
        await app.NextDay();
        Assert.Equal(2, office.Mails.Count);
    }

    [Fact]
    public async Task A_server_that_stands_still_holds_up_nobody_and_what_it_did_not_get_comes_later()
    {
        await using var office = new PostOffice();
        await using var app = await Waiting(office);
        office.Does = Service.HangAtOnce;
        var swept = app.NextDay();
        (await app.FocalPoint.Post("/v1/digests", Sample.Digest().With("address", "ana@mailbox.test"))).Is(HttpStatusCode.Created);
        await swept;

        office.Does = Service.Deliver;
        await app.NextDay();
        Assert.Equal(2, office.Mails.Count);
        Assert.Empty(app.Errors);
    }

    [Fact]
    public async Task While_there_is_no_server_nothing_is_claimed_and_the_log_says_so_once()
    {
        await using var office = new PostOffice();
        await using var app = await Waiting(office);
        await office.Close();
        await app.NextDay();
        await app.Swept();

        Assert.Contains("The mail server cannot be used", Assert.Single(app.SaidBy(typeof(MailServer))), StringComparison.Ordinal);
        Assert.Empty(app.Errors);
    }

    // A focal point of Kazakhstan for whom something waits; one mail was delivered.
    private static async Task<RegistryApp> Waiting(PostOffice office)
    {
        var app = await RegistryApp.On(Engine.Sqlite, settings: office.Settings);
        await app.DraftPledge();
        await app.Subscribed(office, Kaz);
        return app;
    }
}
