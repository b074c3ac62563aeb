using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using CapabilityRegistry.Kernel.Telemetry;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Platform.Telemetry;

/// <summary>The gauges and counters of one registry, as a listener within its process sees them.</summary>
public sealed class GaugesTests : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentDictionary<string, double> _values = new();

    [Fact]
    public async Task However_often_gauges_are_asked_for_the_database_is_not()
    {
        var sqlite = new FailingSqlite();
        await using var app = await RegistryApp.On(sqlite);
        Listen(app);
        var id = await app.DraftPledge();
        (await app.Patiently(app.Planner.Get("/v1/gaps"))).Is(HttpStatusCode.OK);
        await Goes(app, "registry.pledges status=draft level=none");
        var asked = sqlite.Pooled;

        for (var i = 0; i < 1_000; i++)
        {
            _listener.RecordObservableInstruments();
        }

        // What was due by the clock may still be under way.
        Assert.InRange(sqlite.Pooled - asked, 0, 50);
        Assert.Equal(1, _values["registry.pledges status=draft level=none"]);
        Assert.Equal(0, _values["registry.runs.queued"]);
        Assert.Equal(0, _values["registry.invitations.open"]);
        Assert.Equal(0, _values["registry.database.away"]);
        Assert.True(_values["registry.events.last"] > 1, id);
        Assert.Contains("registry.work.age work=old-answers", _values.Keys);
    }

    [Fact]
    public async Task A_database_that_is_away_is_told_and_old_readings_are_not()
    {
        var sqlite = new FailingSqlite();
        await using var app = await RegistryApp.On(sqlite);
        Listen(app);
        await Goes(app, "registry.runs.queued");
        var outages = _values.GetValueOrDefault("registry.database.outages");

        sqlite.IsAway = true;
        await app.ByTheNextLook(() => app.Database.Gate.IsAway);
        app.Clock.Advance(TimeSpan.FromMinutes(3));
        _values.TryRemove("registry.runs.queued", out _);
        _listener.RecordObservableInstruments();

        Assert.Equal(1, _values["registry.database.away"]);
        Assert.True(_values["registry.database.outages"] > outages);
        Assert.DoesNotContain("registry.runs.queued", _values.Keys);
        Assert.DoesNotContain(app.Errors, error => error.Message.Contains("gauges", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_was_begun_again_and_what_cannot_be_written_are_told()
    {
        var sqlite = new FailingSqlite();
        await using var app = await RegistryApp.On(sqlite);
        Listen(app);
        while (!_values.ContainsKey("registry.retries"))
        {
            // It may be taken by work in the background that is not begun again.
            sqlite.LostStatements = 1;
            (await app.Patiently(app.FocalPoint.Post("/v1/pledges", Sample.Pledge()))).Is(HttpStatusCode.Created);
        }

        sqlite.IsFull = true;
        (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge())).Is(HttpStatusCode.ServiceUnavailable);
        _listener.RecordObservableInstruments();

        Assert.Equal(1, _values["registry.database.unwritable"]);
    }

    public void Dispose() => _listener.Dispose();

    // Gauges are those of this registry; counters are one for all of the process, and so only grow.
    private void Listen(RegistryApp app)
    {
        var meters = app.Services.GetRequiredService<IMeterFactory>();
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == RegistryMeter.Name && (instrument.Meter.Scope is null || instrument.Meter.Scope == meters))
            {
                listener.EnableMeasurementEvents(instrument);
            }
        };
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => _values[Key(instrument, tags)] = value);
        _listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => _values[Key(instrument, tags)] = value);
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
            _values.AddOrUpdate(Key(instrument, tags), value, (_, before) => before + value));
        _listener.Start();
    }

    private async Task Goes(RegistryApp app, string until)
    {
        while (!_values.ContainsKey(until))
        {
            app.Clock.Advance(TimeSpan.FromSeconds(5));
            await Task.Delay(TimeSpan.FromMilliseconds(5), TestContext.Current.CancellationToken);
            _listener.RecordObservableInstruments();
        }
    }

    private static string Key(Instrument instrument, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        string.Join(' ', [instrument.Name, .. tags.ToArray().Select(tag => $"{tag.Key.Split('.')[^1]}={tag.Value}")]);
}
