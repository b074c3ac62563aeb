using CapabilityRegistry.Tests.App.Processes;
using System.Text.Json.Nodes;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Telemetry;

/// <summary>What is sent to a receiver of OTLP, and that nothing is without one.</summary>
public sealed class ExportTests(WatchedDay day) : IClassFixture<WatchedDay>
{
    private static readonly string[] Stages = ["plan prepare", "plan solve", "plan assemble", "plan explain", "plan check", "plan price"];

    [Fact]
    public void A_request_is_a_trace_with_each_of_its_statements_by_name()
    {
        var draft = day.Receiver.Spans.Single(span => span.Trace == WatchedDay.Drafting && span.Tags.ContainsKey("http.route"));
        Assert.Equal(("POST /v1/pledges/", "POST", "/v1/pledges/"), (draft.Name, draft.Tags["http.request.method"], draft.Tags["http.route"]));
        var sent = day.Receiver.Spans.Where(span => span.Trace == draft.Trace && span.Parent == draft.Id).ToList();
        Assert.Superset(
            new HashSet<string> { "PledgeStore.Insert", "EventLog.TakeHead", "EventLog.Insert", "Work.Commit" }, sent.Select(span => span.Name).ToHashSet());
        Assert.All(sent, span => Assert.Equal(("sqlite", span.Name), (span.Tags["db.system.name"], span.Tags["db.query.summary"])));
        Assert.Contains(day.Receiver.Spans, span => span.Name == "GET /v1/pledges/{id}");
        Assert.DoesNotContain(day.Receiver.Spans, span => span.Name == "other");
    }

    [Fact]
    public void A_run_is_a_trace_with_the_stages_of_its_plan()
    {
        var run = day.Receiver.Spans.Single(span => span.Name == "match run");

        Assert.Equal(("RUN-00001", "done"), (run.Tags["registry.run"], run.Tags["registry.outcome"]));
        Assert.Equal(
            Stages.Order(StringComparer.Ordinal),
            day.Receiver.Spans.Where(span => span.Trace == run.Trace && span.Name.StartsWith("plan ", StringComparison.Ordinal))
                .Select(span => span.Name).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Recurring_work_that_was_due_is_a_trace_and_what_is_looked_up_every_few_seconds_is_none()
    {
        Assert.Contains(day.Receiver.Spans, span => span.Name == "work expired-invitations" && span.Parent.Length == 0);
        Assert.DoesNotContain(day.Receiver.Spans, span => span.Parent.Length == 0 && span.Tags.ContainsKey("db.query.summary"));
    }

    [Fact]
    public void Requests_statements_plans_runtime_and_the_registry_itself_are_measured()
    {
        Assert.Superset(
            new HashSet<string>
            {
                "http.server.request.duration", "db.client.operation.duration", "dotnet.gc.collections", "registry.pledges", "registry.events.written",
                "registry.events.last", "registry.work.age", "registry.runs.queued", "registry.runs.ended", "registry.invitations.open",
                "registry.snapshot.lag", "registry.tokens.wrong", "registry.database.away", PlanStage.Duration,
            },
            day.Receiver.Metrics.ToHashSet());
        Assert.Equal("capability-registry", day.Receiver.Resource["service.name"]);
        Assert.NotEmpty(day.Receiver.Resource["service.instance.id"]);
        Assert.All(day.Receiver.Received, each => Assert.Equal("opensesame", each.Key));
    }

    [Fact]
    public void Nothing_that_a_client_sends_or_the_registry_keeps_is_in_what_is_sent_or_in_the_log()
    {
        Assert.True(day.Receiver.Spans.Count > 50, $"only {day.Receiver.Spans.Count} spans");
        var (sent, log) = (day.Receiver.AllText, string.Join('\n', day.Output));

        Assert.Contains("PledgeStore.ById", sent);
        Assert.All(
            [day.Token, day.Secret, "opensesame", day.Pledge, "hidden", "HIDDEN", "NV/KAZ", "Battalion", "demo-planner", "SELECT ", "UPDATE "],
            word =>
            {
                Assert.DoesNotContain(word, sent, StringComparison.Ordinal);
                Assert.DoesNotContain(word, log, StringComparison.Ordinal);
            });
    }

    [Fact]
    public void Every_line_of_the_log_is_JSON_and_what_a_request_logs_is_found_by_its_trace()
    {
        var lines = day.Output.Select(line => JsonNode.Parse(line)!).ToList();

        Assert.Contains(lines, line => (string?)line["Category"] == "CapabilityRegistry.App.StartLine");
        Assert.Contains(
            lines.Where(line => line["Scopes"]!.AsArray().Any(scope => (string?)scope?["TraceId"] == WatchedDay.Drafting)),
            line => (string?)line["Message"] == "Executing endpoint 'HTTP: POST /v1/pledges/ => Handle'");
    }

    [Fact]
    public async Task Without_a_receiver_of_its_own_nothing_is_sent_whatever_the_environment_says()
    {
        await using var receiver = await OtlpReceiver.Start();
        await using var process = await RegistryProcess.Start([], ("OTEL_EXPORTER_OTLP_ENDPOINT", receiver.Address), ("OTEL_METRIC_EXPORT_INTERVAL", "100"));
        await process.Send("POST", "/v1/pledges", "demo-focal-point-kaz", Sample.Pledge());
        await process.Stop();

        Assert.Empty(receiver.Received);
        Assert.Contains(process.Output, line => line.Contains("telemetry off", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Only_a_share_of_the_requests_is_traced_if_that_is_wanted_whatever_the_client_says()
    {
        await using var receiver = await OtlpReceiver.Start();
        await using var process = await RegistryProcess.Start([("Telemetry:Endpoint", receiver.Address), ("Telemetry:Traces", "0")]);
        await process.Send("GET", "/v1/unit-types", "demo-planner", null, ("traceparent", $"00-{WatchedDay.Drafting}-b7ad6b7169203331-01"));
        await process.Stop();

        Assert.Empty(receiver.Spans);
        Assert.Contains("http.server.request.duration", receiver.Metrics);
    }

    [Fact]
    public async Task A_receiver_that_is_away_is_no_concern_of_those_who_ask()
    {
        // Nobody listens on port 1.
        await using var process = await RegistryProcess.Start([("Telemetry:Endpoint", "http://127.0.0.1:1"), ("Telemetry:Seconds", "1")]);

        var drafted = await process.Send("POST", "/v1/pledges", "demo-focal-point-kaz", Sample.Pledge());
        await process.Stop();

        Assert.Equal("draft", (string?)drafted!["status"]);
        Assert.DoesNotContain("\"LogLevel\":\"Error\"", string.Join('\n', process.Output));
    }
}

/// <summary>A registry with a receiver, and a day of it: among other things, what nobody must find again in what it tells.</summary>
public sealed class WatchedDay : IAsyncLifetime
{
    public const string Drafting = "0af7651916cd43dd8448eb211c80319c";

    private RegistryProcess _process = null!;

    internal OtlpReceiver Receiver { get; private set; } = null!;

    internal IReadOnlyCollection<string> Output => _process.Output;

    public string Token { get; private set; } = "";

    public string Secret { get; } = TokenText.New();

    public string Pledge { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        Receiver = await OtlpReceiver.Start();
        _process = await RegistryProcess.Start(
            [
                ("Telemetry:Endpoint", Receiver.Address), ("Telemetry:Seconds", "1"), ("Telemetry:Headers", "x-key=opensesame"),
                ("Logging:LogLevel:Microsoft.AspNetCore.Routing.EndpointMiddleware", "Information"),
            ]);
        var made = await _process.Send(
            "POST", "/v1/tokens", "demo-administrator", new JsonObject { ["name"] = "hidden planner", ["person"] = "Hidden Person", ["role"] = "planner" });
        Token = (string)made!["token"]!;
        var drafted = await _process.Send(
            "POST", "/v1/pledges", "demo-focal-point-kaz", Sample.Pledge().With("unitName", "Battalion of the hidden valley"),
            ("Idempotency-Key", "hidden-key-1"), ("traceparent", $"00-{Drafting}-b7ad6b7169203331-01"), ("tracestate", "hidden=state"),
            ("baggage", "hidden=baggage"), ("User-Agent", "hidden-agent"));
        Pledge = (string)drafted!["id"]!;
        await _process.Send("GET", $"/v1/pledges/{Pledge}?fields=id", Token);
        await _process.Send("GET", "/v1/pledges/hidden-key", Token);
        await _process.Send("GET", $"/v1/hidden-path?access_token={Secret}", Token);
        await _process.Send("GET", $"/v1/pledges?unitName=hidden-search&actor={Secret}", Token);
        await _process.Send("HIDDENMETHOD", "/v1/pledges", Token);
        var requirement = await _process.Send("POST", "/v1/requirements", Token, Sample.Requirement());
        await _process.Send("POST", $"/v1/requirements/{requirement!["id"]}/publish", Token, null, ("If-Match", "\"1\""));
        await _process.Send("POST", "/v1/match-runs", Token, new JsonObject(), ("Prefer", "wait=60"));
        await _process.Send("GET", "/v1/pledges", Secret);
        await Until("registry.pledges");
        await _process.Stop();
    }

    public async ValueTask DisposeAsync()
    {
        await _process.DisposeAsync();
        await Receiver.DisposeAsync();
    }

    // Gauges are read for the first time some seconds after the start.
    private async Task Until(string metric)
    {
        for (var end = Environment.TickCount64 + 60_000; !Receiver.Metrics.Contains(metric) && Environment.TickCount64 < end;)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100));
        }
    }
}
