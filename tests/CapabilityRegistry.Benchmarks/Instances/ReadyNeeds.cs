using System.Collections.Concurrent;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Benchmarks.Instances;

/// <summary>
/// Needs with all that they demand already found in the columns, as the offers are: it tells what the filter alone costs.
/// The registry makes needs ready as they come, since it asks each of them once.
/// </summary>
internal sealed class ReadyNeeds
{
    private readonly Pool pool;
    private readonly Layout layout;
    private readonly Columns columns;
    private readonly ulong[] standing;
    private readonly (Sieve Sieve, Rows[] Rows)[] ready;

    public ReadyNeeds(Pool pool)
    {
        this.pool = pool;
        layout = new Layout(pool.Offers);
        columns = new Columns(pool.Offers, layout);
        standing = Sieve.Standing(columns, layout);
        ready = Ready();
    }

    private ReadyNeeds(ReadyNeeds other)
    {
        (pool, layout, columns, standing) = (other.pool, other.layout, other.columns, other.standing);
        ready = Ready();
    }

    /// <summary>The same needs made ready once more.</summary>
    public ReadyNeeds Again() => new(this);

    /// <summary>The eligible offers of each need, by their index.</summary>
    public IReadOnlyList<int>[] Eligible()
    {
        var found = new IReadOnlyList<int>[ready.Length];
        Parallel.ForEach(Partitioner.Create(0, ready.Length), range =>
        {
            var collector = new Unranked(layout);
            for (var i = range.Item1; i < range.Item2; i++)
            {
                foreach (var rows in ready[i].Rows)
                {
                    collector.Add(pool.Needs[i], ready[i].Sieve.Eligible(rows), rows.FirstRow);
                }

                found[i] = collector.Take(pool.Needs[i]);
            }
        });
        return found;
    }

    private (Sieve, Rows[])[] Ready()
    {
        var all = new (Sieve, Rows[])[pool.Needs.Count];
        Parallel.For(0, all.Length, i =>
        {
            var sieve = new Sieve(columns, layout, standing);
            sieve.Ask(pool.Needs[i], Pool.AsOf);
            all[i] = (sieve, [.. UnitRules.Acceptable(pool.Needs[i]).Select(layout.Of).OfType<Rows>()]);
        });
        return all;
    }
}
