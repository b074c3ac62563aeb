using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Net;
using CapabilityRegistry.Platform.Data.Statements;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Telemetry;

public sealed class StatementTraceTests
{
    [Theory, EachEngine]
    public async Task A_statement_is_told_by_its_name_and_by_nothing_else(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.DraftPledge();
        using var watched = new WatchedStatements();

        var spans = await watched.Spans(app.FocalPoint, $"/v1/pledges/{pledge}");

        Assert.Contains("PledgeStore.ById", spans.Select(span => span.DisplayName));
        Assert.All(spans, span => Assert.Equal(["db.query.summary", "db.system.name"], span.TagObjects.Select(tag => tag.Key).Order()));
        Assert.All(spans, span => Assert.Equal(ActivityKind.Client, span.Kind));
    }

    [Theory, EachEngine]
    public async Task A_list_of_any_order_and_filter_is_told_by_one_name(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        using var watched = new WatchedStatements();
        foreach (var query in new[] { "", "?status=draft", "?sort=-unitName&contributor=KAZ&contributor=BRA", "?unitType=ENGINEER_COY&limit=3" })
        {
            Assert.Contains("PledgeStore.Page", await watched.In(app.Planner, $"/v1/pledges{query}"));
        }
    }

    [Fact]
    public async Task What_was_recorded_about_a_unit_is_asked_only_where_it_stands_against_deleting_its_pledge()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        var (draft, registered) = (await app.DraftPledge(), await app.RegisteredPledge());
        using var watched = new WatchedStatements();
        string[] asked = ["VettingStore", "EvaluationStore", "InvestigationStore"];

        Assert.Equal(3, (await watched.In(app.FocalPoint, $"/v1/pledges/{draft}/actions")).Count(name => asked.Contains(name.Split('.')[0])));
        Assert.DoesNotContain(await watched.In(app.FocalPoint, $"/v1/pledges/{registered}/actions"), name => asked.Contains(name.Split('.')[0]));
    }

    [Fact]
    public async Task A_statement_that_fails_says_how()
    {
        var sqlite = new FailingSqlite();
        await using var app = await RegistryApp.On(sqlite);
        var (failed, listener) = (new List<string?>(), new MeterListener());
        listener.InstrumentPublished = (instrument, each) =>
        {
            if (instrument.Meter.Name == StatementTrace.Name)
            {
                each.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            var all = tags.ToArray().ToDictionary(tag => tag.Key, tag => tag.Value);
            if (all.TryGetValue("error.type", out var how))
            {
                lock (failed)
                {
                    failed.Add($"{how}");
                }
            }
        });
        listener.Start();

        sqlite.IsFull = true;
        (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.ServiceUnavailable);
        listener.Dispose();

        Assert.Contains("full", failed);
    }
}
