using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Platform.Audit;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.App.Processes;

/// <summary>
/// Eight people write to the same pledges and draft new ones through two processes, of which one after the other is killed and started again.
/// </summary>
public sealed class KilledProcessTests
{
    private const int Writers = 8;

    // Twenty times in the five minutes of a long trial.
    private static readonly int Kills = Math.Max(2, (int)(4 * Endurance.Minutes));

    [Theory, EachEngine]
    public async Task What_was_acknowledged_is_there_what_was_sent_twice_is_there_once_and_the_log_has_no_hole(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var shared = new[] { await Shared(app), await Shared(app), await Shared(app) };
        await using var pair = new Pair(app, await app.Process(), await app.Process());
        using var enough = new CancellationTokenSource();

        var writers = Enumerable.Range(0, Writers).Select(number => Task.Run(() => Write(pair, shared, new Random(number), enough.Token))).ToList();
        var random = new Random(1);
        for (var kill = 0; kill < Kills; kill++)
        {
            await Task.Delay(random.Next(300, 1_200), TestContext.Current.CancellationToken);
            await pair.KillAndStartAgain(kill % 2);
        }

        await enough.CancelAsync();
        var written = await Task.WhenAll(writers);

        Assert.Empty(written.SelectMany(each => each.Unexpected));
        foreach (var pledge in shared)
        {
            var (acknowledged, unanswered) = (written.Sum(each => each.Acknowledged[pledge]), written.Sum(each => each.Unanswered[pledge]));
            var ends = await Task.WhenAll(Enumerable.Range(0, 2).Select(async number => (await pair.At(number).Get($"/v1/pledges/{pledge}")).Body));
            var counted = Count(ends[0]);
            Assert.Equal(ends[0].ToJsonString(), ends[1].ToJsonString());
            Assert.InRange(counted, acknowledged, acknowledged + unanswered);
            Assert.Equal(counted + 1, (int)ends[0]["version"]!);
            Assert.True(acknowledged > Kills, $"{acknowledged} acknowledged");
        }

        var made = written.SelectMany(each => each.Made).ToList();
        foreach (var key in made)
        {
            Assert.Single((await pair.At(0).Get($"/v1/pledges?externalId={key}")).Is(HttpStatusCode.OK).Body["items"]!.AsArray());
        }

        await using var scope = app.Services.CreateAsyncScope();
        Assert.Null((await VerifyDatabase.Run(scope.ServiceProvider.GetRequiredService<EventStore>(), [])).Fault);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{Kills} kills, {written.Sum(each => each.Acknowledged.Values.Sum())} changes acknowledged, {written.Sum(each => each.Unanswered.Values.Sum())} "
            + $"without an answer, {written.Sum(each => each.Refused)} refused, {made.Count} new pledges.");
    }

    private static Task<string> Shared(RegistryApp app) => app.DraftPledge(Sample.Pledge().With("noteVerbale", "0"));

    private static int Count(JsonNode pledge) => int.Parse((string)pledge["noteVerbale"]!, CultureInfo.InvariantCulture);

    private static async Task<Tally> Write(Pair pair, string[] shared, Random random, CancellationToken enough)
    {
        var tally = new Tally(shared);
        while (!enough.IsCancellationRequested)
        {
            if (random.Next(4) == 0)
            {
                await New(pair, random, tally);
            }
            else
            {
                await CountOn(pair.At(random.Next(2)), shared[random.Next(shared.Length)], tally);
            }
        }

        return tally;
    }

    /// <summary>Counts one further on a pledge that others count on too. Who was second does not try again.</summary>
    private static async Task CountOn(Session writer, string pledge, Tally tally)
    {
        var path = $"/v1/pledges/{pledge}";
        if (await Tried(() => writer.Get(path)) is not { Status: HttpStatusCode.OK } read)
        {
            return;
        }

        var next = new JsonObject { ["noteVerbale"] = $"{Count(read.Body) + 1}" };
        var answer = await Tried(() => writer.Send(HttpMethod.Patch, path, next.ToJsonString(), read.ETag, mediaType: "application/merge-patch+json"));
        switch (answer?.Status)
        {
            case HttpStatusCode.OK:
                tally.Acknowledged[pledge]++;
                break;
            case null:
                tally.Unanswered[pledge]++;
                break;
            case HttpStatusCode.PreconditionFailed or HttpStatusCode.ServiceUnavailable:
                tally.Refused++;
                break;
            default:
                tally.Unexpected.Add(answer.Text);
                break;
        }
    }

    /// <summary>Drafts a pledge, and sends it again under the same key, to whichever process, until there is an answer.</summary>
    private static async Task New(Pair pair, Random random, Tally tally)
    {
        var key = $"made-{Guid.NewGuid():N}";
        var body = Sample.Pledge().With("externalId", key);
        Answer? answer;
        do
        {
            answer = await Tried(() => pair.At(random.Next(2)).Post("/v1/pledges", body, key: key));
        }
        while (answer is null or { Status: HttpStatusCode.ServiceUnavailable or HttpStatusCode.Conflict });

        tally.Made.Add(key);
        if (answer.Status != HttpStatusCode.Created)
        {
            tally.Unexpected.Add(answer.Text);
        }
    }

    // Null if the process was killed before it answered, or is not there.
    private static async Task<Answer?> Tried(Func<Task<Answer>> ask)
    {
        try
        {
            return await ask();
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException or ObjectDisposedException or OperationCanceledException)
        {
            return null;
        }
    }

    private sealed class Tally(IReadOnlyList<string> shared)
    {
        public Dictionary<string, int> Acknowledged { get; } = shared.ToDictionary(pledge => pledge, _ => 0);

        public Dictionary<string, int> Unanswered { get; } = shared.ToDictionary(pledge => pledge, _ => 0);

        public int Refused { get; set; }

        public List<string> Made { get; } = [];

        public List<string> Unexpected { get; } = [];
    }

    private sealed class Pair(RegistryApp app, params RegistryProcess[] processes) : IAsyncDisposable
    {
        private readonly Session[] _writers = [.. processes.Select(process => process.As("demo-focal-point-kaz"))];

        /// <summary>The focal point of Kazakhstan at one of the processes.</summary>
        public Session At(int number) => Volatile.Read(ref _writers[number]);

        public async Task KillAndStartAgain(int number)
        {
            await processes[number].Kill();
            await processes[number].DisposeAsync();
            processes[number] = await app.Process();
            Volatile.Write(ref _writers[number], processes[number].As("demo-focal-point-kaz"));
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var process in processes)
            {
                await process.DisposeAsync();
            }
        }
    }
}
