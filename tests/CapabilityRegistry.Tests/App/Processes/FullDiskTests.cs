using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.App.Processes;

/// <summary>A process on a disk that fills up while eight people write, and that is given room again.</summary>
public sealed class FullDiskTests
{
    private const int Writers = 8;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task On_a_full_disk_writes_are_refused_reading_goes_on_and_with_room_again_so_do_writes_without_a_start()
    {
        Assert.SkipUnless(SmallDisk.IsAllowed, "This machine lets nobody mount a disk in memory.");
        await using var database = new TestDatabase(Engine.Sqlite);
        using var disk = new SmallDisk(64);
        await using var process = await RegistryProcess.On(disk, database);
        var state = process.As("demo-focal-point-kaz");
        var there = disk.SeenThrough(process.Id);
        var acknowledged = new ConcurrentBag<string>();

        // All but two megabytes are taken, and the rest by what is written.
        var ballast = Path.Combine(there, "ballast");
        Take(ballast, new DriveInfo(there).AvailableFreeSpace - 2_000_000);
        var refusals = await Task.WhenAll(Enumerable.Range(0, Writers).Select(_ => WriteUntilRefused(state, acknowledged)));

        Assert.All(refusals, refusal => Assert.Equal("storage-full", refusal.Is(HttpStatusCode.ServiceUnavailable).Code));
        Assert.NotEmpty(acknowledged);
        (await state.Get($"/v1/pledges/{acknowledged.First()}")).Is(HttpStatusCode.OK);
        Assert.Equal("storage-full", (await state.Get("/health/ready")).Is(HttpStatusCode.ServiceUnavailable).Code);

        File.Delete(ballast);
        var again = await Until(HttpStatusCode.Created, () => state.Post("/v1/pledges", Sample.Pledge()));
        acknowledged.Add((string)again.Body["id"]!);
        await Until(HttpStatusCode.OK, () => state.Get("/health/ready"));
        foreach (var pledge in acknowledged)
        {
            (await state.Get($"/v1/pledges/{pledge}")).Is(HttpStatusCode.OK);
        }

        // What was refused left nothing behind.
        Assert.Equal(acknowledged.Count, (await state.Items("/v1/pledges?limit=200")).Count);
        await process.Stop();
        Assert.DoesNotContain(process.Output, line => line.Contains("\"LogLevel\":\"Critical\"", StringComparison.Ordinal));
    }

    private static async Task<Answer> WriteUntilRefused(Session state, ConcurrentBag<string> acknowledged)
    {
        while (true)
        {
            var answer = await state.Post("/v1/pledges", Sample.Pledge());
            if (answer.Status != HttpStatusCode.Created)
            {
                return answer;
            }

            acknowledged.Add((string)answer.Body["id"]!);
        }
    }

    // The registry looks each second whether it can write again.
    private static async Task<Answer> Until(HttpStatusCode expected, Func<Task<Answer>> ask)
    {
        var clock = Stopwatch.StartNew();
        while (true)
        {
            var answer = await ask();
            if (answer.Status == expected)
            {
                return answer;
            }

            Assert.Equal("storage-full", answer.Is(HttpStatusCode.ServiceUnavailable).Code);
            Assert.True(clock.Elapsed < Patience, "There is room again, and the registry does not see it.");
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    // Written, not only made long: a file in memory takes no room for what was never written.
    private static void Take(string file, long bytes)
    {
        using var stream = File.Create(file);
        var some = new byte[65_536];
        for (var left = bytes; left > 0; left -= some.Length)
        {
            stream.Write(some, 0, (int)Math.Min(left, some.Length));
        }
    }
}
