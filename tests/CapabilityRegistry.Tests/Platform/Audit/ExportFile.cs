using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using CapabilityRegistry.Platform.Audit;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Audit;

/// <summary>An export of a registry in which something of every kind has happened, and the ways to tamper with it.</summary>
public sealed record ExportFile(IReadOnlyList<Event> Events)
{
    /// <summary>The hash of an event does not tell in which Unicode form its texts came.</summary>
    public const string Composed = "Le génie militaire réévalue son matériel";

    public byte[] Bytes
    {
        get
        {
            var buffer = new ArrayBufferWriter<byte>();
            foreach (var each in Events)
            {
                EventLine.Write(buffer, each);
            }

            return buffer.WrittenSpan.ToArray();
        }
    }

    public string Text => Encoding.UTF8.GetString(Bytes);

    public Anchor Head => new(Events[^1].Seq, Events[^1].Hash);

    public Anchor AnchorOf(long seq) => new(seq, Events.Single(each => each.Seq == seq).Hash);

    /// <summary>Pledges drafted, returned, edited and raised, a visit, a requirement, tokens, and a run of the matcher.</summary>
    public static async Task Fill(RegistryApp app)
    {
        var id = await app.AcknowledgedPledge();
        (await app.Planner.Step($"/v1/pledges/{id}/return", new JsonObject { ["reasons"] = new JsonArray("papers-incomplete"), ["reason"] = Composed }))
            .Is(HttpStatusCode.OK);
        await app.Level2Pledge();
        await app.PublishedRequirement();
        await app.Token("auditor");
        await app.Run();
    }

    public static async Task<ExportFile> Of(RegistryApp app) => Read((await app.Auditor.Get("/v1/events/export")).Is(HttpStatusCode.OK).Text);

    public static ExportFile Read(string text) =>
        new([.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => EventLineReader.Read(Encoding.UTF8.GetBytes(line)))]);

    /// <summary>With another event in place of the one with this number; its hash stays.</summary>
    public ExportFile With(long seq, Func<Event, Event> change) => new([.. Events.Select(each => each.Seq == seq ? change(each) : each)]);

    public ExportFile Without(params long[] seqs) => new([.. Events.Where(each => !seqs.Contains(each.Seq))]);

    /// <summary>With something more after the event with this number.</summary>
    public ExportFile Inserted(long after, Event @event) => new([.. Events.SelectMany(each => each.Seq == after ? [each, @event] : new[] { each })]);

    public ExportFile Swapped(int one, int other)
    {
        var events = Events.ToList();
        (events[one - 1], events[other - 1]) = (events[other - 1], events[one - 1]);
        return new(events);
    }

    /// <summary>Numbered and chained anew from an event on, as somebody would who knows how.</summary>
    public ExportFile Rechained(long from)
    {
        var events = Events.TakeWhile(each => each.Seq < from).ToList();
        foreach (var each in Events.Skip(events.Count))
        {
            var linked = each with { Seq = events.Count + 1, PreviousHash = events.Count == 0 ? EventHash.Start : events[^1].Hash };
            events.Add(linked with { Hash = EventHash.Of(linked) });
        }

        return new(events);
    }

    public static Event Rehashed(Event @event) => @event with { Hash = EventHash.Of(@event) };

    public static string? FaultIn(byte[] file, params Anchor[] anchors)
    {
        using var stream = new MemoryStream(file);
        return VerifyFile.Run(stream, anchors).Fault;
    }

    public string? Fault(params Anchor[] anchors) => FaultIn(Bytes, anchors);
}

/// <summary>One export for all tests of a class: each of them tampers with a copy.</summary>
public sealed class ExportFixture : IAsyncLifetime
{
    public ExportFile Export { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite);
        await ExportFile.Fill(app);
        Export = await ExportFile.Of(app);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
