using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>
/// How long reads and writes take beside what takes the processors: runs of the matcher one after the other, forecasts of which each is new, and the reading
/// of supply and demand after changes of registered pledges; all among 100,000 pledges, by one reader and one writer, against the same two alone.
/// </summary>
internal static class Beside
{
    private static readonly TimeSpan Time = TimeSpan.FromSeconds(10);

    private const int MostTimes = 3;

    public static Task Measure(Report report) => BigRegistry.OnACopy(async file =>
    {
        var (planner, state) = (await InProcess.PlannerToken(file), await InProcess.Token(file, Role.FocalPoint, "KAZ"));
        await using var server = Server.Registry(file);
        using var asking = new Client(server.Address, planner);
        await server.Answers(asking, "/v1/scarcity");
        var users = new Users(server, planner, state);
        await users.Work("warm-up", Nothing);
        await asking.PostTimes("/v1/match-runs", "{}", 3);
        await server.Calm();

        var alone = await users.Work("alone", Nothing);
        report.Add("one pledge read, one draft written, alone", alone.ToString());
        await Add(report, "runs one after the other", users, alone, async over =>
        {
            while (!over.IsCompleted)
            {
                await asking.PostTimes("/v1/match-runs", "{}", 1);
            }
        });
        await Add(report, "forecasts, each from another day", users, alone, async over =>
        {
            for (var day = new DateOnly(2027, 1, 2); !over.IsCompleted; day = day.AddDays(1))
            {
                await asking.Bytes($"/v1/gaps/forecast?from={day:O}&to={day.AddMonths(11):O}");
            }
        });
        await Add(report, "scarcity, read again after each write", users, alone, async over =>
        {
            while (!over.IsCompleted)
            {
                await asking.Bytes("/v1/scarcity");
            }
        });
    });

    private static Task Nothing(Task over) => over;

    private static async Task Add(Report report, string what, Users users, Latencies alone, Func<Task, Task> beside)
    {
        var now = await users.Work(what, beside);
        report.Add(
            $"the same beside {what}", $"{now}; p99 ÷ alone {Report.Text($"{now.Read / alone.Read:0.0} and {now.Written / alone.Written:0.0}")}",
            $"≤ {MostTimes}", now.Read <= MostTimes * alone.Read && now.Written <= MostTimes * alone.Written);
    }

    /// <summary>The 99th percentiles, in milliseconds.</summary>
    private sealed record Latencies(double Read, double Written)
    {
        public override string ToString() => Report.Text($"p99 {Read:0.0} and {Written:0.0} ms");
    }

    private sealed class Users(Server server, string planner, string state)
    {
        /// <param name="beside">What goes on meanwhile, until the task that it is given is over.</param>
        public async Task<Latencies> Work(string what, Func<Task, Task> beside)
        {
            using var reading = new Client(server.Address, planner);
            using var writing = new Client(server.Address, state);
            var over = Task.Delay(Time);
            var meanwhile = Task.Run(() => beside(over));
            var read = Task.Run(() => Reads(reading, over));
            var written = await writing.Writes("/v1/pledges", n => ManyPledges.Draft($"{what} {n}"), Time);
            var latencies = new Latencies(Percentile(await read), Percentile(written));
            await meanwhile;
            return latencies;
        }

        private static async Task<IReadOnlyList<double>> Reads(Client client, Task over)
        {
            var times = new List<double>();
            for (var i = 0; !over.IsCompleted; i++)
            {
                times.AddRange(await client.Times([Paths.Pledges[i % Paths.Pledges.Count]], 1));
            }

            return times;
        }

        private static double Percentile(IReadOnlyList<double> times) => times.Order().ElementAt((times.Count - 1) * 99 / 100);
    }
}
