using System.Collections.Concurrent;
using System.Globalization;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Platform.Hosting;
using CapabilityRegistry.Tests.Matching.Cases;

namespace CapabilityRegistry.Tests.Platform.Hosting;

public sealed class ComputeThreadsTests : IDisposable
{
    private readonly ComputeThreads _threads = new();

    public void Dispose() => _threads.Dispose();

    [Fact]
    public async Task On_Linux_they_are_less_urgent_than_the_threads_that_serve_requests()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells how urgent a thread is.");
        Assert.Equal(0, Niceness());
        Assert.Equal(10, await _threads.Run(Niceness, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task All_parts_of_a_plan_are_sought_on_them()
    {
        var seen = new Names();
        var stop = TestContext.Current.CancellationToken;
        var needs = Enumerable.Range(0, 100).Select(i => Example.Need with { Id = $"N{i}", UnitType = $"type-{i}" }).ToList();
        var input = new PlanInput(needs, [.. needs.Select(need => Example.Fitting(need) with { Id = $"O-{need.Id}" })], Example.AsOf);

        await _threads.Run(() => Planner.Of(input, stop, seen), stop);

        Assert.Equal(needs.Count, seen.All.Count);
        Assert.All(seen.All, name => Assert.Equal("compute", name));
    }

    [Fact]
    public async Task Work_that_waits_for_its_own_parts_ends_however_many_wait()
    {
        var stop = TestContext.Current.CancellationToken;
        var sums = await Task.WhenAll(Enumerable.Range(0, 4 * Environment.ProcessorCount).Select(_ => _threads.Run(Sum, stop)));
        Assert.All(sums, sum => Assert.Equal(1_000, sum));

        static int Sum()
        {
            var here = new TaskFactory(TaskScheduler.Current);
            var parts = Enumerable.Range(0, 10).Select(_ => here.StartNew(() => 100, TestContext.Current.CancellationToken)).ToArray();
            return parts.Sum(part => part.Result);
        }
    }

    [Fact]
    public async Task A_failure_reaches_who_asked()
    {
        var stop = TestContext.Current.CancellationToken;
        await Assert.ThrowsAsync<InvalidOperationException>(() => _threads.Run<int>(() => throw new InvalidOperationException("no"), stop));
        Assert.Equal(1, await _threads.Run(() => 1, stop));
    }

    // The nineteenth field of stat, the seventeenth behind the name in brackets, see proc(5).
    private static int Niceness()
    {
        var behindName = File.ReadAllText("/proc/thread-self/stat").Split(')')[^1];
        return int.Parse(behindName.Split(' ', StringSplitOptions.RemoveEmptyEntries)[16], CultureInfo.InvariantCulture);
    }

    private sealed class Names : IProgress<PlanProgress>
    {
        public ConcurrentBag<string?> All { get; } = [];

        public void Report(PlanProgress value) => All.Add(Thread.CurrentThread.Name);
    }
}
