using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching;

/// <summary>
/// All offers, made ready so that many needs can be held against them: every line of every criterion is asked of 64
/// offers and more at a time. It says what <see cref="Judge"/> says, from the same rules. It never changes, and any
/// number of threads may ask it.
/// </summary>
public sealed class EligibilityIndex
{
    private readonly Layout layout;
    private readonly Columns columns;

    private EligibilityIndex(IReadOnlyList<Offer> offers, DateOnly asOf)
    {
        (Offers, AsOf) = (offers, asOf);
        layout = new Layout(offers);
        columns = new Columns(layout.Rows());
    }

    /// <summary>The offers in the order in which they were given; everything else here names them by their index.</summary>
    public IReadOnlyList<Offer> Offers { get; }

    /// <summary>The day on which the requests would go out.</summary>
    public DateOnly AsOf { get; }

    /// <param name="offers">Each id once; not changed from now on.</param>
    /// <param name="asOf">The day on which the requests would go out.</param>
    public static EligibilityIndex Of(IReadOnlyList<Offer> offers, DateOnly asOf) => new(offers, asOf);

    /// <summary>What becomes of every offer of a unit type that the need accepts.</summary>
    public Screening Screen(Need need, Weights? weights = null)
    {
        var question = new Question(need, AsOf, weights ?? Weights.Default);
        var sieve = new Sieve(columns, layout);
        var parts = RowsFor(need).Select(rows => new Part(question, rows, rows.Of(layout.Valid), sieve)).ToList();
        var ranked = new Ranked(question, columns, layout);
        parts.ForEach(part => ranked.Add(part.Eligible, part.FirstRow));
        return new Screening(ranked.InOrder(), parts, layout);
    }

    /// <summary>The eligible offers of many needs at once, of each need best first.</summary>
    /// <returns>One list for each need, in the order of the needs.</returns>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IReadOnlyList<IReadOnlyList<Eligible>> Pairs(IReadOnlyList<Need> needs, Weights? weights = null, CancellationToken cancel = default)
    {
        var pairs = new IReadOnlyList<Eligible>[needs.Count];
        Parallel.For(
            0,
            needs.Count,
            new ParallelOptions { CancellationToken = cancel },
            () => new Sieve(columns, layout),
            (i, _, sieve) =>
            {
                pairs[i] = Pairs(new Question(needs[i], AsOf, weights ?? Weights.Default), sieve);
                return sieve;
            },
            _ => { });
        return pairs;
    }

    /// <summary>Which offers fail each criterion, of all unit types: codes with the indices of the offers.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<int>> Failures(Need need)
    {
        var question = new Question(need, AsOf, Weights.Default);
        var failing = new Sieve(columns, layout).Criteria(question, layout.All, layout.Valid, new ulong[layout.All.Words], new Tally(layout.All.Words));
        return failing.ToDictionary(
            each => Criteria.InOrder[each.Criterion].Code,
            each => (IReadOnlyList<int>)[.. Bits.RowsOf(each.Rows, 0).Select(row => layout.OfferAt[row])]);
    }

    private IReadOnlyList<Eligible> Pairs(Question question, Sieve sieve)
    {
        var ranked = new Ranked(question, columns, layout);
        foreach (var rows in RowsFor(question.Need))
        {
            var failing = new ulong[rows.Words];
            sieve.AddFailing(question, rows, failing);
            Bits.Not(failing);
            Bits.And(failing, rows.Of(layout.Valid));
            ranked.Add(failing, rows.FirstRow);
        }

        return ranked.InOrder();
    }

    private IEnumerable<Rows> RowsFor(Need need) => UnitRules.Acceptable(need).Select(layout.Of).OfType<Rows>();
}
