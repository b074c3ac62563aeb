using System.Net;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http;

public sealed class PreconditionTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task A_change_that_names_no_version_is_refused(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftPledge();

        var answer = (await app.FocalPoint.Put($"/v1/pledges/{id}", Sample.Pledge())).Is(HttpStatusCode.PreconditionRequired);

        Assert.Equal("precondition-required", answer.Code);
        Assert.Equal(["If-Match"], answer.Places);
    }

    [Theory, EachEngine]
    public async Task A_change_that_was_decided_on_an_old_version_is_refused(Engine engine)
    {
        var app = await apps.On(engine);
        var id = await app.DraftPledge();
        (await app.FocalPoint.Put($"/v1/pledges/{id}", Sample.Pledge().With("responseDays", 61), "\"1\"")).Is(HttpStatusCode.OK);

        var answer = (await app.FocalPoint.Put($"/v1/pledges/{id}", Sample.Pledge(), "\"1\"")).Is(HttpStatusCode.PreconditionFailed);

        Assert.Equal("stale-version", answer.Code);
        Assert.Equal(["If-Match"], answer.Places);
    }

    [Theory]
    [InlineData("*")]
    [InlineData("W/\"1\"")]
    [InlineData("\"1\", \"2\"")]
    [InlineData("1")]
    [InlineData("\"one\"")]
    [InlineData("\"1")]
    public async Task A_change_is_decided_on_exactly_one_version(string ifMatch)
    {
        var app = await apps.On(Engine.Sqlite);
        var id = await app.DraftPledge();

        var answer = (await app.FocalPoint.Put($"/v1/pledges/{id}", Sample.Pledge(), ifMatch)).Is(HttpStatusCode.BadRequest);

        Assert.Equal(["wrong-form"], answer.ErrorCodes);
        Assert.Equal(["If-Match"], answer.Places);
        Assert.Equal(1, (int)(await app.FocalPoint.Get($"/v1/pledges/{id}")).Body["version"]!);
    }

    [Theory, EachEngine]
    public async Task Of_two_changes_decided_on_one_version_exactly_one_is_made(Engine engine)
    {
        var app = await apps.On(engine);
        for (var round = 0; round < 10; round++)
        {
            var id = await app.DraftPledge();

            var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(days => Task.Run(() =>
                app.FocalPoint.WithoutReadingBack.Put($"/v1/pledges/{id}", Sample.Pledge().With("responseDays", days), "\"1\""))));

            var won = Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
            Assert.Single(answers, answer => answer.Status == HttpStatusCode.PreconditionFailed);
            var now = await app.FocalPoint.Get($"/v1/pledges/{id}");
            Assert.Equal((won.Text, "\"2\""), (now.Text, now.ETag));
            var history = (await app.FocalPoint.Get($"/v1/pledges/{id}/history")).Body["items"]!.AsArray();
            Assert.Equal(["drafted", "edited"], history.Select(@event => (string?)@event!["action"]));
        }
    }
}
