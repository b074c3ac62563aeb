using System.Collections.Concurrent;
using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Eligibility.ColumnStore;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Benchmarks.Instances;

/// <summary>
/// Needs with all that they demand already found in the columns, as the offers are: it tells what the filter alone costs.
/// The registry makes needs ready as they come, since it asks each of them once.
/// </summary>
internal sealed class ReadyNeeds
{
    private readonly Pool pool;
    private readonly RowLayout layout;
    private readonly OfferColumns columns;
    private readonly ulong[] standing;
    private readonly (FailureFinder Finder, RowRange[] Rows)[] ready;

    public ReadyNeeds(Pool pool)
    {
        this.pool = pool;
        layout = new RowLayout(pool.Offers);
        columns = new OfferColumns(pool.Offers, layout);
        standing = FailureFinder.PassingFixedLines(columns, layout);
        ready = Ready();
    }

    private ReadyNeeds(ReadyNeeds other)
    {
        (pool, layout, columns, standing) = (other.pool, other.layout, other.columns, other.standing);
        ready = Ready();
    }

    /// <summary>Makes these needs ready once more.</summary>
    public ReadyNeeds Again() => new(this);

    /// <summary>The eligible offers of each need, by their index.</summary>
    public IReadOnlyList<int>[] Eligible()
    {
        var found = new IReadOnlyList<int>[ready.Length];
        Parallel.ForEach(Partitioner.Create(0, ready.Length), range =>
        {
            var collector = new UnrankedCollector(layout);
            for (var i = range.Item1; i < range.Item2; i++)
            {
                foreach (var rows in ready[i].Rows)
                {
                    collector.Add(pool.Needs[i], ready[i].Finder.Eligible(rows), rows.FirstRow);
                }

                found[i] = collector.Take(pool.Needs[i]);
            }
        });
        return found;
    }

    private (FailureFinder, RowRange[])[] Ready()
    {
        var all = new (FailureFinder, RowRange[])[pool.Needs.Count];
        Parallel.For(0, all.Length, i =>
        {
            var sieve = new FailureFinder(columns, layout, standing);
            sieve.Prepare(pool.Needs[i], Pool.AsOf);
            all[i] = (sieve, [.. UnitRules.Acceptable(pool.Needs[i]).Select(layout.Of).OfType<RowRange>()]);
        });
        return all;
    }
}
