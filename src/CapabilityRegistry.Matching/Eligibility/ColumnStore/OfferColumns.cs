using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Eligibility.ColumnStore;

/// <summary>Every fact of all offers.</summary>
internal sealed class OfferColumns
{
    private readonly NumberColumn[] numbers;
    private readonly CodeColumn[] words;
    private readonly CodesColumn[] tags;
    private readonly AmountsColumn[] amounts;

    public OfferColumns(IReadOnlyList<Offer> offers, RowLayout layout)
    {
        var rows = layout.OfferAt.Length;
        numbers = [.. OfferFacts.Numbers.Select(fact => new NumberColumn(fact, rows))];
        words = [.. OfferFacts.CodeFacts.Select(fact => new CodeColumn(fact, rows))];
        tags = [.. OfferFacts.CodesFacts.Select(fact => new CodesColumn(fact, rows))];
        amounts = [.. OfferFacts.AmountFacts.Select(fact => new AmountsColumn(fact, rows))];
        Engagements = new EngagementColumn(rows);
        Fill(offers, layout, [.. tags, .. amounts, Engagements, .. words, .. numbers]);
    }

    public EngagementColumn Engagements { get; }

    public int[] this[NumberFact fact] => numbers[fact.Place].Values;

    public string[] this[CodeFact fact] => words[fact.Place].Values;

    /// <summary>The rows that have this code; null if none has.</summary>
    public ulong[]? With(CodeFact fact, string code) => words[fact.Place].With(code);

    /// <summary>The rows that have this code among others; null if none has.</summary>
    public ulong[]? With(CodesFact fact, string code) => tags[fact.Place].With(code);

    /// <summary>How much of this code which rows have; null if none has any.</summary>
    public SparseColumn? With(AmountsFact fact, string code) => amounts[fact.Place].With(code);

    // Each processor fills columns of its own from its share of the offers, in the order of the memory: what costs is to
    // fetch an offer, not to read its facts.
    private static void Fill(IReadOnlyList<Offer> offers, RowLayout layout, Column[] columns)
    {
        var shares = Chunk.Of(offers.Count);
        Column[][] filled = [columns, .. shares.Skip(1).Select(_ => Array.ConvertAll(columns, column => column.Fork()))];
        Parallel.For(0, shares.Length, share =>
        {
            for (var i = shares[share].From; i < shares[share].Until; i++)
            {
                var (row, offer) = (layout.RowAt[i], offers[i]);
                foreach (var column in filled[share])
                {
                    column.Add(row, offer);
                }
            }
        });
        Parallel.For(0, columns.Length, i =>
        {
            Array.ForEach(filled[1..], beside => columns[i].Merge(beside[i]));
            columns[i].Freeze();
        });
    }
}
