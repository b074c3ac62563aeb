using System.Diagnostics;
using CapabilityRegistry.Benchmarks.Instances;
using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Benchmarks.Measurements;

/// <summary>Who is eligible and why the others are not: the index against LINQ over the same objects, in one run and with the same answers.</summary>
internal static class Eligibility
{
    private const int Screened = 2_000;
    private const int ByLinq = 40;
    private const int Rounds = 15;
    private const double LeastRatio = 200;

    public static Task Measure(Report report)
    {
        var large = Pool.Large();
        Build(report, large);
        var index = EligibilityIndex.Of(large.Offers, Pool.AsOf);
        Shape(report, large, index);
        var fast = Screen(large, index);
        Add(report, $"candidates, all reasons and the single failures of one need among {large.Offers.Count:N0} offers", fast, target: 0.1);
        report.Add("the same: 99th percentile", Report.Text($"{Late(fast) * 1000:0} µs"), "< 500 µs", Late(fast) < 0.5);
        Linq(report, large, index, fast);
        var one = Pool.OneType();
        var worst = Screen(one, EligibilityIndex.Of(one.Offers, Pool.AsOf));
        Add(report, $"the same with all {one.Offers.Count:N0} offers of one unit type, the worst case", worst);
        report.Add("the same: 99th percentile", Report.Text($"{Late(worst) * 1000:0} µs"));
        foreach (var portfolio in (Pool[])[Pool.Small(), Pool.Medium(), large])
        {
            Pairs(report, portfolio);
        }

        return Task.CompletedTask;
    }

    private static void Build(Report report, Pool portfolio)
    {
        Add(report, $"index of {portfolio.Offers.Count:N0} offers", Often(() => EligibilityIndex.Of(portfolio.Offers, Pool.AsOf)), target: 60);
    }

    private static void Shape(Report report, Pool portfolio, EligibilityIndex index)
    {
        var counts = index.Pairs(portfolio.Needs).Select(pairs => pairs.Count).Order().ToList();
        report.Add(
            $"eligible offers of each need, {portfolio.Name}: 10th percentile, median, 90th percentile",
            $"{counts[counts.Count / 10]}, {counts[counts.Count / 2]}, {counts[counts.Count * 9 / 10]}");
    }

    private static Timed Screen(Pool portfolio, EligibilityIndex index)
    {
        var next = 0;
        int Once()
        {
            var screening = index.Screen(portfolio.Needs[next++ % portfolio.Needs.Count]);
            return screening.Candidates.Count + screening.Reasons.Count + screening.SingleFailures().Count;
        }

        WarmUp.For(seconds: 2, () => Once());
        return Times(Screened, Once);
    }

    private static double Late(Timed times) => times.Each.Order().ElementAt((int)((times.Each.Count - 1) * 0.99));

    private static void Linq(Report report, Pool portfolio, EligibilityIndex index, Timed fast)
    {
        var byType = portfolio.Offers.ToLookup(offer => offer.UnitType);
        var needs = portfolio.Needs.Take(ByLinq).ToList();
        needs.ForEach(need => DemandSame(index, need, LinqMatcher.Screen(need, portfolio.Offers)));
        Compare(report, "LINQ over all offers, filter alone", needs, fast, need => LinqMatcher.Filter(need, portfolio.Offers).Count);
        Compare(report, "LINQ over all offers, with reasons", needs, fast, need => LinqMatcher.Screen(need, portfolio.Offers).Reasons.Count, LeastRatio);
        Compare(report, "LINQ over the offers of the acceptable types, with reasons", needs, fast,
            need => LinqMatcher.Screen(need, OfTypes(byType, need)).Reasons.Count);
        Compare(report, "the plain form of the same criteria over all offers, with words", needs, fast,
            need => Ranking.Of(need, portfolio.Offers, Pool.AsOf).Excluded.Count);
    }

    private static IEnumerable<Offer> OfTypes(ILookup<string, Offer> byType, Need need) =>
        need.Substitutes.Select(substitute => substitute.UnitType).Append(need.UnitType).Distinct().SelectMany(type => byType[type]);

    private static void Compare(Report report, string what, List<Need> needs, Timed fast, Func<Need, int> slow, double? target = null)
    {
        var next = 0;
        int Once() => slow(needs[next++ % needs.Count]);
        Times(ByLinq, Once);
        var time = Report.Median(Times(ByLinq, Once).Each);
        var ratio = time / Report.Median(fast.Each);
        var measured = Report.Text($"{time:0.00} ms, {ratio:N0} times as long as the index");
        if (target is { } least)
        {
            report.Add(what, measured, Report.Text($"≥ {least} times"), ratio >= least);
        }
        else
        {
            report.Add(what, measured);
        }
    }

    private static void Pairs(Report report, Pool portfolio)
    {
        var index = EligibilityIndex.Of(portfolio.Offers, Pool.AsOf);
        var ready = new ReadyNeeds(portfolio);
        DemandSame(index.Eligible(portfolio.Needs), ready.Eligible());
        Add(report, $"eligibility of all pairs, needs made ready, {portfolio.Name}", Often(ready.Eligible), target: 20);
        Add(report, $"making these needs ready, {portfolio.Name}", Often(ready.Again));
        Add(report, $"eligibility of all pairs, needs as they come, {portfolio.Name}", Often(() => index.Eligible(portfolio.Needs)));
        Add(report, $"the same with scores and ranks, {portfolio.Name}", Often(() => index.Pairs(portfolio.Needs)));
    }

    private static void DemandSame(IReadOnlyList<IReadOnlyList<int>> one, IReadOnlyList<IReadOnlyList<int>> other)
    {
        if (!one.Zip(other).All(each => each.First.SequenceEqual(each.Second)))
        {
            throw new InvalidOperationException("Needs made ready are answered in another way than needs as they come.");
        }
    }

    private static void DemandSame(EligibilityIndex index, Need need, LinqAnswer linq)
    {
        var screening = index.Screen(need);
        var same = linq.Candidates.Order().SequenceEqual(screening.Candidates.Select(each => (index.Offers[each.Offer].Id, each.Score)).Order())
            && linq.Reasons.OrderBy(each => each.Key).SequenceEqual(
                screening.Reasons.Select(each => KeyValuePair.Create(each.Code, each.Offers)).OrderBy(each => each.Key))
            && linq.OneFailure.Order().SequenceEqual(screening.SingleFailures().Select(each => (index.Offers[each.Offer].Id, each.Code)).Order());
        if (!same)
        {
            throw new InvalidOperationException($"The index and LINQ differ on {need.Id}.");
        }
    }

    private static void Add(Report report, string what, Timed times, double? target = null)
    {
        var half = Report.Median(times.Each);
        var measured = Report.Text($"{half:0.000} ms, {times.Processor:0.000} ms of processor time");
        if (target is { } most)
        {
            report.Add(what, measured, Report.Text($"p50 < {most} ms"), half < most);
        }
        else
        {
            report.Add(what, measured);
        }
    }

    private static Timed Often<T>(Func<T> work)
    {
        WarmUp.For(seconds: 2, () => work());
        return Times(Rounds, work);
    }

    private static Timed Times<T>(int count, Func<T> work)
    {
        var times = new List<double>(count);
        var processor = Environment.CpuUsage.TotalTime;
        for (var i = 0; i < count; i++)
        {
            var from = Stopwatch.GetTimestamp();
            GC.KeepAlive(work());
            times.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }

        return new(times, (Environment.CpuUsage.TotalTime - processor).TotalMilliseconds / count);
    }

    /// <param name="Each">Milliseconds that each call took.</param>
    /// <param name="Processor">Milliseconds of processor time for each, on all processors together; tells what a busy machine hides.</param>
    private sealed record Timed(List<double> Each, double Processor);
}
