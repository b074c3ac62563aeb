using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>Every fact of all offers.</summary>
internal sealed class Columns
{
    private readonly NumberColumn[] numbers;
    private readonly WordColumn[] words;
    private readonly TagColumn[] tags;
    private readonly AmountColumn[] amounts;

    public Columns(IReadOnlyList<Offer> offers, Layout layout)
    {
        var rows = layout.OfferAt.Length;
        numbers = [.. Facts.Numbers.Select(fact => new NumberColumn(fact, rows))];
        words = [.. Facts.WordFacts.Select(fact => new WordColumn(fact, rows))];
        tags = [.. Facts.TagFacts.Select(fact => new TagColumn(fact, rows))];
        amounts = [.. Facts.AmountFacts.Select(fact => new AmountColumn(fact, rows))];
        Engagements = new Bound(rows);
        Fill(offers, layout, [.. tags, .. amounts, Engagements, .. words, .. numbers]);
    }

    public Bound Engagements { get; }

    public int[] this[Number fact] => numbers[fact.Place].Values;

    public string[] this[Word fact] => words[fact.Place].Values;

    /// <summary>The rows that have this code; null if none has.</summary>
    public ulong[]? With(Word fact, string code) => words[fact.Place].With(code);

    /// <summary>The rows that have this code among others; null if none has.</summary>
    public ulong[]? With(Tags fact, string code) => tags[fact.Place].With(code);

    /// <summary>How much of this code which rows have; null if none has any.</summary>
    public Sparse? With(Amounts fact, string code) => amounts[fact.Place].With(code);

    // Each processor fills columns of its own from its share of the offers, in the order of the memory: what costs is to
    // fetch an offer, not to read its facts.
    private static void Fill(IReadOnlyList<Offer> offers, Layout layout, Column[] columns)
    {
        var shares = Share.Of(offers.Count);
        Column[][] filled = [columns, .. shares.Skip(1).Select(_ => Array.ConvertAll(columns, column => column.Beside()))];
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
            Array.ForEach(filled[1..], beside => columns[i].Join(beside[i]));
            columns[i].Close();
        });
    }
}
