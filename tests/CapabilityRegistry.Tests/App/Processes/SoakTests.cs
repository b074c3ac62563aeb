using System.Diagnostics;
using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.App.Processes;

/// <summary>A process that is used for as long as <see cref="Endurance"/> says, by readers, writers and planners at once.</summary>
public sealed class SoakTests
{
    private static readonly TimeSpan Whole = TimeSpan.FromMinutes(Endurance.Minutes);

    [Theory, EachEngine]
    public async Task Nothing_fails_and_neither_memory_nor_handles_grow(Engine engine)
    {
        Assert.SkipUnless(Endurance.IsAsked, Endurance.Skipped);
        await using var app = await RegistryApp.On(engine, "demo");
        await using var process = await app.Process();
        var clock = Stopwatch.StartNew();
        var (held, users) = (new List<Held>(), new List<User>());
        for (var number = 0; number < 4; number++)
        {
            users.Add(new User(process, await Keys(app, "pledges?status=registered"), await Keys(app, "requirements?status=published"), number));
        }

        var watching = Task.Run(() => Watch(process, held, clock), TestContext.Current.CancellationToken);
        await Task.WhenAll([.. users.Select(user => Task.Run(() => user.Work(clock), TestContext.Current.CancellationToken)), watching]);

        Assert.Empty(users.SelectMany(user => user.Failed));
        var (begun, ended) = (Held.Middle(held.Skip(held.Count / 4).Take(held.Count / 4)), Held.Middle(held.Skip(3 * held.Count / 4)));
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"{users.Sum(user => user.Answered.Count)} requests; p99 {P99(users, first: true):F0} ms in the first half, {P99(users, first: false):F0} ms in "
            + $"the second; from {begun} to {ended}.");
        foreach (var of in users.SelectMany(user => user.Answered).GroupBy(each => each.What).OrderBy(of => of.Key, StringComparer.Ordinal))
        {
            TestContext.Current.TestOutputHelper?.WriteLine(
                $"  {of.Key}: {of.Count()}; middle {Part(of, first: true, 0.5):F0} and {Part(of, first: false, 0.5):F0} ms, "
                + $"p99 {Part(of, first: true, 0.99):F0} and {Part(of, first: false, 0.99):F0} ms.");
        }

        Assert.True(ended.Megabytes < (begun.Megabytes * 1.25) + 20, $"from {begun} to {ended}");
        Assert.True(ended.Handles < begun.Handles + 40, $"from {begun} to {ended}");
    }

    private static async Task<IReadOnlyList<string>> Keys(RegistryApp app, string list) =>
        [.. (await app.Planner.Items($"/v1/{list}&limit=50")).Select(each => (string)each["id"]!)];

    private static async Task Watch(RegistryProcess process, List<Held> held, Stopwatch clock)
    {
        while (clock.Elapsed < Whole)
        {
            using var seen = Process.GetProcessById(process.Id);
            held.Add(new(seen.WorkingSet64 / 1e6, Directory.GetFiles($"/proc/{process.Id}/fd").Length));
            await Task.Delay(Whole / 200, TestContext.Current.CancellationToken);
        }
    }

    private static double P99(IEnumerable<User> users, bool first) => Part(users.SelectMany(user => user.Answered), first, 0.99);

    // The milliseconds that this part of the requests of a half did not exceed; 0 where there were none.
    private static double Part(IEnumerable<Asked> asked, bool first, double part)
    {
        var half = asked.Where(each => each.At < Whole / 2 == first).Select(each => each.Took.TotalMilliseconds).Order().ToList();
        return half.Count == 0 ? 0 : half[(int)(half.Count * part)];
    }

    /// <summary>A request, when it was sent and how long it took.</summary>
    private sealed record Asked(string What, TimeSpan At, TimeSpan Took);

    /// <summary>What the process holds at a moment.</summary>
    private sealed record Held(double Megabytes, int Handles)
    {
        public static Held Middle(IEnumerable<Held> some)
        {
            var all = some.ToList();
            return new(all.Select(each => each.Megabytes).Order().ElementAt(all.Count / 2), all.Select(each => each.Handles).Order().ElementAt(all.Count / 2));
        }

        public override string ToString() => $"{Megabytes:F0} MB and {Handles} handles";
    }

    /// <summary>Reads most of the time, and now and then pledges, plans and downloads.</summary>
    private sealed class User(RegistryProcess process, IReadOnlyList<string> pledges, IReadOnlyList<string> requirements, int number)
    {
        private const string Plan = "plan";

        private readonly Random _random = new(number);
        private readonly Session _state = process.As("demo-focal-point-kaz");
        private readonly Session _planner = process.As("demo-planner");

        public List<Asked> Answered { get; } = [];

        public List<string> Failed { get; } = [];

        public async Task Work(Stopwatch clock)
        {
            while (clock.Elapsed < Whole)
            {
                var from = clock.Elapsed;
                var (what, asking) = Ask(_random.Next(20));
                var answer = await asking;
                // Who asks for a plan waits for it.
                if (what != Plan)
                {
                    Answered.Add(new(what, from, clock.Elapsed - from));
                }

                if ((int)answer.Status >= 500 || answer.Status is HttpStatusCode.NotFound or HttpStatusCode.BadRequest)
                {
                    Failed.Add($"{answer.Status}: {answer.Text}");
                }
            }
        }

        private (string What, Task<Answer> Answer) Ask(int number) => number switch
        {
            0 => ("gaps", _planner.Get("/v1/gaps")),
            1 => ("candidates", _planner.Get($"/v1/requirements/{OneOf(requirements)}/candidates")),
            2 => (Plan, _planner.PostAndWait("/v1/match-runs", new JsonObject())),
            3 or 4 => ("new pledge", _state.Post("/v1/pledges", Sample.Pledge())),
            5 => ("list of pledges", _planner.Get("/v1/pledges?limit=50&sort=-unitName")),
            6 => ("reminders", _state.Get("/v1/reminders")),
            7 => ("missions as CSV", _planner.Get("/v1/missions?format=csv")),
            8 => ("forecast", _planner.Get("/v1/gaps/forecast?from=2027-01-01&to=2027-12-01")),
            _ => ("one pledge", _planner.Get($"/v1/pledges/{OneOf(pledges)}")),
        };

        private string OneOf(IReadOnlyList<string> keys) => keys[_random.Next(keys.Count)];
    }
}
