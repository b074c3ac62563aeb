using System.Collections.Concurrent;
using CapabilityRegistry.Matching.Eligibility.ColumnStore;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;
using CapabilityRegistry.Matching.Threads;

namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>
/// All offers, prepared for many needs: every line of every criterion is tested for 64 offers and more at a time. It gives the
/// same results as <see cref="Judge"/>, from the same rules. It never changes, and any number of threads may use it.
/// </summary>
public sealed class EligibilityIndex
{
    private readonly RowLayout layout;
    private readonly OfferColumns columns;
    private readonly ulong[] passingFixedLines;
    private volatile KnownPoints? known;

    private EligibilityIndex(IReadOnlyList<Offer> offers, DateOnly asOf)
    {
        (Offers, AsOf) = (offers, asOf);
        layout = new RowLayout(offers);
        columns = new OfferColumns(offers, layout);
        passingFixedLines = FailureFinder.PassingFixedLines(columns, layout);
    }

    /// <summary>The offers in the order in which they were given; all results name them by their index here.</summary>
    public IReadOnlyList<Offer> Offers { get; }

    /// <summary>The day on which the requests would go out.</summary>
    public DateOnly AsOf { get; }

    /// <param name="offers">Not changed from now on. An id may occur more than once: variants of one offer, each judged for itself.</param>
    /// <param name="asOf">The day on which the requests would go out.</param>
    public static EligibilityIndex Of(IReadOnlyList<Offer> offers, DateOnly asOf) => new(offers, asOf);

    /// <summary>Screens every offer of a unit type that the need accepts.</summary>
    public Screening Screen(Need need, Weights? weights = null)
    {
        var scale = new PointScale(weights ?? Weights.Default);
        var prepared = new PreparedNeed(need, AsOf, scale);
        var finder = new FailureFinder(columns, layout, passingFixedLines);
        var parts = RowsFor(need).Select(rows => new UnitTypeScreening(prepared, rows, rows.Of(layout.Valid), finder)).ToList();
        var ranked = Ranked(scale, Known(scale));
        parts.ForEach(part => ranked.Add(need, part.Eligible, part.FirstRow));
        return new Screening(ranked.Take(need), parts, layout);
    }

    /// <summary>The eligible offers of many needs at once, without points and in no certain order.</summary>
    /// <returns>One list for each need, in the order of the needs: indexes in <see cref="Offers"/>.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public IReadOnlyList<IReadOnlyList<int>> Eligible(IReadOnlyList<Need> needs, CancellationToken cancel = default) =>
        OfEach(needs, () => new UnrankedCollector(layout), cancel);

    /// <summary>The eligible offers of many needs at once, of each need best first.</summary>
    /// <returns>One list for each need, in the order of the needs.</returns>
    /// <exception cref="OperationCanceledException">The search was cancelled.</exception>
    public IReadOnlyList<IReadOnlyList<EligibleOffer>> Pairs(IReadOnlyList<Need> needs, Weights? weights = null, CancellationToken cancel = default)
    {
        var scale = new PointScale(weights ?? Weights.Default);
        var points = Known(scale);
        return OfEach(needs, () => Ranked(scale, points), cancel);
    }

    /// <summary>Which offers fail each criterion, of all unit types: codes with the indexes of the offers.</summary>
    internal IReadOnlyDictionary<string, IReadOnlyList<int>> Failures(Need need)
    {
        var prepared = new PreparedNeed(need, AsOf, Weights.Default);
        var failing = new FailureFinder(columns, layout, passingFixedLines)
            .FailuresByCriterion(prepared, layout.All, layout.Valid, new ulong[layout.All.Words], new RowCounter(layout.All.Words));
        return failing.ToDictionary(
            each => Criteria.InOrder[each.Criterion].Code,
            each => (IReadOnlyList<int>)[.. Bits.RowsOf(each.Rows, 0).Select(row => layout.OfferAt[row])]);
    }

    // Each thread has a finder and a collector of its own.
    private IReadOnlyList<T>[] OfEach<T>(IReadOnlyList<Need> needs, Func<Collector<T>> collector, CancellationToken cancel)
    {
        var found = new IReadOnlyList<T>[needs.Count];
        Parallel.ForEach(
            Partitioner.Create(ByType(needs), loadBalance: true),
            CallersThreads.Of(cancel),
            () => (Finder: new FailureFinder(columns, layout, passingFixedLines), Collector: collector()),
            (i, _, own) =>
            {
                found[i] = Of(needs[i], own.Finder, own.Collector);
                return own;
            },
            _ => { });
        return found;
    }

    // Needs for one unit type one after the other: they read the same rows.
    private static int[] ByType(IReadOnlyList<Need> needs)
    {
        var groups = new CodeTable<List<int>>(() => []);
        for (var i = 0; i < needs.Count; i++)
        {
            groups.Of(needs[i].UnitType).Value.Add(i);
        }

        return [.. groups.All.SelectMany(group => group.Value)];
    }

    private IReadOnlyList<T> Of<T>(Need need, FailureFinder finder, Collector<T> collector)
    {
        finder.Prepare(need, AsOf);
        foreach (var rows in RowsFor(need))
        {
            collector.Add(need, finder.Eligible(rows), rows.FirstRow);
        }

        return collector.Take(need);
    }

    private RankedCollector Ranked(PointScale scale, int[] known) => new(columns, layout, scale, known, AsOf);

    // The weights seldom change between questions, so the points of the last weights are kept.
    private int[] Known(PointScale scale)
    {
        if (known is not { } last || last.Weights != scale.Weights)
        {
            var points = new int[layout.OfferAt.Length];
            Parallel.For(0, points.Length, CallersThreads.Of(), row =>
                points[row] = layout.OfferAt[row] < 0 ? 0 : scale.PointsOfOffer(AsOf, new OfferReader(columns, row)));
            known = last = new(scale.Weights, points);
        }

        return last.Points;
    }

    private IEnumerable<RowRange> RowsFor(Need need)
    {
        foreach (var type in UnitRules.Acceptable(need))
        {
            if (layout.Of(type) is { } rows)
            {
                yield return rows;
            }
        }
    }

    private sealed record KnownPoints(Weights Weights, int[] Points);
}
