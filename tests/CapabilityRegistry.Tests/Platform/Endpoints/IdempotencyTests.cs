using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Endpoints;

public sealed class IdempotencyTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory, EachEngine]
    public async Task The_same_key_with_the_same_request_gives_the_first_answer_again_and_does_nothing_twice(Engine engine)
    {
        var app = await apps.On(engine);
        var (key, pledge) = (NewKey(), Sample.Pledge().With("externalId", NewKey()));

        var first = (await app.FocalPoint.Post("/v1/pledges", pledge, key: key)).Is(HttpStatusCode.Created);
        var again = (await app.FocalPoint.Post("/v1/pledges", pledge, key: key)).Is(HttpStatusCode.Created);

        Same(first, again);
        Assert.Equal(1, await Pledges(app, pledge));
    }

    [Theory, EachEngine]
    public async Task A_step_is_repeated_too_although_its_version_is_old_by_now(Engine engine)
    {
        var app = await apps.On(engine);
        var (key, id) = (NewKey(), await app.DraftPledge());

        var first = (await app.FocalPoint.Post($"/v1/pledges/{id}/submit", ifMatch: "\"1\"", key: key)).Is(HttpStatusCode.OK);
        var again = (await app.FocalPoint.Post($"/v1/pledges/{id}/submit", ifMatch: "\"1\"", key: key)).Is(HttpStatusCode.OK);

        Same(first, again);
        Assert.Equal(2, (await app.FocalPoint.Get($"/v1/pledges/{id}/history")).Body["items"]!.AsArray().Count);
    }

    [Theory, EachEngine]
    public async Task Keys_that_differ_in_case_only_are_two(Engine engine)
    {
        var app = await apps.On(engine);
        var (key, pledge) = ($"Key-{NewKey()}", Sample.Pledge());

        var first = (await app.FocalPoint.Post("/v1/pledges", pledge, key: key.ToLowerInvariant())).Is(HttpStatusCode.Created);
        var second = (await app.FocalPoint.Post("/v1/pledges", pledge, key: key.ToUpperInvariant())).Is(HttpStatusCode.Created);

        Assert.NotEqual(first.Id, second.Id);
    }

    [Theory, EachEngine]
    public async Task The_same_key_with_another_request_is_refused(Engine engine)
    {
        var app = await apps.On(engine);
        var key = NewKey();
        var id = (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge(), key: key)).Is(HttpStatusCode.Created).Id;

        var body = (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge().With("responseDays", 61), key: key)).Is(HttpStatusCode.UnprocessableEntity);
        var path = (await app.FocalPoint.Post($"/v1/pledges/{id}/submit", ifMatch: "\"1\"", key: key)).Is(HttpStatusCode.UnprocessableEntity);

        Assert.Equal("idempotency-key-reused", body.Code);
        Assert.Equal("idempotency-key-reused", path.Code);
        Assert.Equal(["Idempotency-Key"], path.Places);
        Assert.Equal("draft", (string?)(await app.FocalPoint.Get($"/v1/pledges/{id}")).Body["status"]);
    }

    [Theory, EachEngine]
    public async Task Two_callers_may_use_the_same_key(Engine engine)
    {
        var app = await apps.On(engine);
        var key = NewKey();

        var one = (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge(), key: key)).Is(HttpStatusCode.Created);
        var other = (await app.OtherFocalPoint.Post("/v1/pledges", Sample.Pledge(), key: key)).Is(HttpStatusCode.Created);

        Assert.StartsWith("KAZ-", one.Id);
        Assert.StartsWith("BRA-", other.Id);
    }

    [Theory, EachEngine]
    public async Task Ten_parallel_requests_with_one_key_make_one_pledge(Engine engine)
    {
        var app = await apps.On(engine);
        var (key, pledge) = (NewKey(), Sample.Pledge().With("externalId", NewKey()));

        var answers = await Ten(() => app.FocalPoint.Post("/v1/pledges", pledge.DeepClone(), key: key));

        Assert.All(answers, answer => Same(answers[0], answer.Is(HttpStatusCode.Created)));
        Assert.Equal(1, await Pledges(app, pledge));
    }

    [Theory, EachEngine]
    public async Task Ten_parallel_steps_with_one_key_are_one_step(Engine engine)
    {
        var app = await apps.On(engine);
        var (key, id) = (NewKey(), await app.DraftPledge());

        var answers = await Ten(() => app.FocalPoint.Post($"/v1/pledges/{id}/submit", ifMatch: "\"1\"", key: key));

        Assert.All(answers, answer => Same(answers[0], answer.Is(HttpStatusCode.OK)));
        Assert.Equal(2, (await app.FocalPoint.Get($"/v1/pledges/{id}/history")).Body["items"]!.AsArray().Count);
    }

    [Theory, EachEngine]
    public async Task A_refused_request_is_not_remembered(Engine engine)
    {
        var app = await apps.On(engine);
        var (key, id) = (NewKey(), await app.DraftPledge());
        (await app.Planner.Post($"/v1/pledges/{id}/acknowledge", ifMatch: "\"2\"", key: key)).Is(HttpStatusCode.PreconditionFailed);
        (await app.FocalPoint.Step($"/v1/pledges/{id}/submit")).Is(HttpStatusCode.OK);

        (await app.Planner.Post($"/v1/pledges/{id}/acknowledge", ifMatch: "\"2\"", key: key)).Is(HttpStatusCode.OK);
        (await app.Planner.Post($"/v1/pledges/{id}/accept", ifMatch: "\"3\"", key: key)).Is(HttpStatusCode.UnprocessableEntity);
    }

    [Theory, EachEngine]
    public async Task The_secret_of_a_token_is_not_kept_for_repeating_the_answer(Engine engine)
    {
        var app = await apps.On(engine);
        var (key, request) = (NewKey(), new JsonObject { ["name"] = $"auditor {NewKey()}", ["person"] = "Ana Silva", ["role"] = "auditor" });

        var first = (await app.Administrator.Post("/v1/tokens", request, key: key)).Is(HttpStatusCode.Created);
        var again = (await app.Administrator.Post("/v1/tokens", request, key: key)).Is(HttpStatusCode.Created);

        var secret = (string)first.Body["token"]!;
        Assert.Null(again.Body["token"]);
        Assert.Equal(first.Body["given"]!.ToJsonString(), again.Body["given"]!.ToJsonString());
        await using var work = new Work(app.Database);
        Assert.DoesNotContain(await work.Query<string>("SELECT body FROM idempotency"), body => body.Contains(secret, StringComparison.Ordinal));
        (await app.As(secret).Get("/v1/pledges")).Is(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("")]
    [InlineData("201")]
    public async Task A_key_that_is_too_long_empty_or_has_a_space_is_refused(string key)
    {
        var app = await apps.On(Engine.Sqlite);

        var answer = await app.FocalPoint.Post("/v1/pledges", Sample.Pledge(), key: key == "201" ? new string('k', 201) : key);

        Assert.Equal(["Idempotency-Key"], answer.Is(HttpStatusCode.BadRequest).Places);
        (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge(), key: new string('k', 200))).Is(HttpStatusCode.Created);
    }

    private static string NewKey() => Guid.NewGuid().ToString();

    private static Task<Answer[]> Ten(Func<Task<Answer>> request) => Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(request)));

    private static async Task<int> Pledges(RegistryApp app, JsonObject pledge) =>
        (int)(await app.FocalPoint.Get($"/v1/pledges?externalId={(string)pledge["externalId"]!}&count=true")).Body["count"]!;

    private static void Same(Answer first, Answer again)
    {
        Assert.Equal(first.Status, again.Status);
        Assert.Equal(first.Text, again.Text);
        Assert.Equal(first.Location, again.Location);
        Assert.Equal(first.ETag, again.ETag);
        Assert.Equal(first.MediaType, again.MediaType);
    }
}
