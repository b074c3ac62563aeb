using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Tests.Platform.Http.Walk;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Endpoints;

/// <summary>A change that is only tried is answered as it would be, and leaves no trace but who was shown what.</summary>
public sealed class DryRunTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    // Who was shown what is on record, whatever it was shown for.
    private static readonly string[] OfTheAccessLog = ["access_log", "access_set", "access_object"];

    [Theory, EachEngine]
    public async Task Every_change_can_be_tried_and_then_answers_the_same_when_it_is_made(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: ReadyObjects.Settings);
        var requests = await ReadyRequests.Of(app);
        var changes = requests.Document.Operations.Where(each => each.Method != HttpMethod.Get && each.Id != "ReplayMatchRun").ToList();
        Assert.True(changes.Count >= 36, $"only {changes.Count} changes");

        foreach (var operation in changes)
        {
            var real = await requests.To(operation);
            var tried = real.With("dryRun=true") with { Key = operation.Takes("Idempotency-Key") ? $"try-{operation.Id}" : null };
            var before = await Rows(app);

            var answer = await tried.Send(app.As(null).Client);

            Assert.True((int)answer.Status < 300, $"{operation.Id}: {answer.Text}");
            Assert.Equal((operation.Id, "true"), (operation.Id, answer.Headers.GetValueOrDefault("Dry-Run")));
            Assert.Equal(before, await Rows(app));
            var made = await real.Send(app.As(null).Client);
            Assert.Equal((operation.Id, answer.Status, answer.Location, answer.ETag), (operation.Id, made.Status, made.Location, made.ETag));
            Assert.Equal(Told(operation, answer), Told(operation, made));
            Assert.False(made.Headers.ContainsKey("Dry-Run"));
            // Only what is put as it is already changes nothing, and makes no version; a step never does.
            var isAsItWas = operation.Method != HttpMethod.Post && made.ETag is not null && made.ETag == real.IfMatch;
            Assert.True(isAsItWas || !before.SequenceEqual(await Rows(app)), operation.Id);
        }
    }

    [Theory, EachEngine]
    public async Task What_would_be_refused_is_refused_in_the_same_words(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: ReadyObjects.Settings);
        var requests = await ReadyRequests.Of(app);
        var refusals = 0;

        foreach (var operation in requests.Document.Operations.Where(each => each.Method != HttpMethod.Get && each.Id != "ReplayMatchRun"))
        {
            // Some object of the kind, which for most steps is in another state than they need, and then a version that is no longer there.
            var request = await requests.To(operation, anyObject: true);
            foreach (var wrong in new[] { request, request with { IfMatch = request.IfMatch is null ? null : "\"999\"" } })
            {
                var before = await Rows(app);
                var tried = await wrong.With("dryRun=true").Send(app.As(null).Client);
                Assert.Equal(before, await Rows(app));
                if ((int)tried.Status >= 400)
                {
                    var made = await wrong.Send(app.As(null).Client);
                    Assert.Equal((operation.Id, made.Status, Faults(made)), (operation.Id, tried.Status, Faults(tried)));
                    refusals++;
                }
            }
        }

        Assert.True(refusals >= 30, $"only {refusals} refusals");
    }

    [Fact]
    public async Task A_token_that_is_only_tried_is_not_shown_and_one_that_is_not_revoked_goes_on()
    {
        var app = await apps.On(Engine.Sqlite);
        var request = new JsonObject { ["name"] = "A reader of lists", ["person"] = "Nadia Amari", ["role"] = "auditor" };
        Assert.Null((await app.Administrator.WithoutReadingBack.Post("/v1/tokens?dryRun=true", request)).Is(HttpStatusCode.Created).Body["token"]);

        var given = (await app.Administrator.Post("/v1/tokens", request)).Is(HttpStatusCode.Created).Body;
        var (id, token) = ((string)given["given"]!["id"]!, (string)given["token"]!);
        (await app.As(token).Get("/v1/unit-types")).Is(HttpStatusCode.OK);
        (await app.Administrator.WithoutReadingBack.Post($"/v1/tokens/{id}/revoke?dryRun=true", ifMatch: "\"1\"")).Is(HttpStatusCode.OK);

        (await app.As(token).Get("/v1/unit-types")).Is(HttpStatusCode.OK);
        (await app.Administrator.Step($"/v1/tokens/{id}/revoke")).Is(HttpStatusCode.OK);
        (await app.As(token).Get("/v1/unit-types")).Is(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task The_key_of_a_change_that_was_only_tried_is_free()
    {
        var app = await apps.On(Engine.Sqlite);
        (await app.FocalPoint.WithoutReadingBack.Post("/v1/pledges?dryRun=true", Sample.Pledge(), key: "tried")).Is(HttpStatusCode.Created);

        (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge().With("responseDays", 30), key: "tried")).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_trial_does_not_look_at_the_key_of_a_change_that_was_made()
    {
        var app = await apps.On(Engine.Sqlite);
        var made = (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge(), key: "made")).Is(HttpStatusCode.Created).Id;
        var session = app.FocalPoint.WithoutReadingBack;

        var same = (await session.Post("/v1/pledges?dryRun=true", Sample.Pledge(), key: "made")).Is(HttpStatusCode.Created);
        var other = await session.Post("/v1/pledges?dryRun=true", Sample.Pledge().With("responseDays", 1), key: "made");

        Assert.NotEqual(made, same.Id);
        Assert.Equal(HttpStatusCode.Created, other.Status);
    }

    [Fact]
    public async Task A_run_that_is_only_tried_is_told_as_it_begins()
    {
        var app = await apps.On(Engine.Sqlite);

        var tried = (await app.Planner.WithoutReadingBack.PostAndWait("/v1/match-runs?dryRun=true")).Is(HttpStatusCode.Accepted);

        Assert.Equal("queued", (string?)tried.Body["run"]!["status"]);
        (await app.Planner.PostAndWait("/v1/match-runs")).Is(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Whoever_is_shown_another_states_pledge_by_a_trial_is_on_record()
    {
        var app = await apps.On(Engine.Sqlite);
        var id = await app.AcknowledgedPledge();

        (await app.Planner.WithoutReadingBack.Post($"/v1/pledges/{id}/accept?dryRun=true", ifMatch: "\"3\"")).Is(HttpStatusCode.OK);

        Assert.Equal("AcceptPledge", (string?)(await app.Auditor.Get($"/v1/access-log?subjectId={id}")).Body["items"]!.AsArray()[^1]!["operation"]);
    }

    [Theory]
    [InlineData("/v1/pledges?dryRun=true", "GET")]
    [InlineData("/v1/pledges?dryRun=yes", "POST")]
    [InlineData("/v1/pledges?dryrun=true", "POST")]
    public async Task Only_a_change_can_be_tried_and_only_by_this_word(string path, string method)
    {
        var app = await apps.On(Engine.Sqlite);
        var before = await app.Written();

        var answer = await app.FocalPoint.Send(HttpMethod.Parse(method), path, method == "POST" ? Sample.Pledge().ToJsonString() : null);

        Assert.Equal(["dryRun"], answer.Is(HttpStatusCode.BadRequest).Places.Select(place => place.Replace("dryrun", "dryRun", StringComparison.Ordinal)));
        Assert.Equal(before, await app.Written());
    }

    // A token is a secret that is drawn anew each time.
    // What is shown once is not shown by what is only tried.
    private static string Told(Operation operation, Answer answer) => operation.Id switch
    {
        "CreateToken" => answer.Body["given"]!.AsObject().Without("fingerprint").ToJsonString(),
        "SubscribeDigest" => answer.Body.AsObject().Without("address").ToJsonString(),
        _ => answer.Text,
    };

    private static string Faults(Answer refused) => refused.Code + refused.Body["errors"]?.ToJsonString();

    /// <summary>Every row of every table, as text.</summary>
    private static async Task<IReadOnlyList<string>> Rows(RegistryApp app)
    {
        await using var work = new Work(app.Database);
        var rows = new List<string>();
        // Recurring work begins when it likes, and notes whose turn it was.
        foreach (var table in Repository.Tables.Except([.. OfTheAccessLog, "shared_work"]))
        {
            rows.AddRange((await work.Query<object>($"SELECT * FROM {table}")).Cast<IDictionary<string, object?>>()
                .Select(row => $"{table}: {string.Join('|', row.Values.Select(Text))}").Order(StringComparer.Ordinal));
        }

        Assert.True(rows.Count > 500, $"only {rows.Count} rows");
        return rows;
    }

    private static string Text(object? value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
