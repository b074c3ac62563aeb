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

    // Each processor goes through the offers once, in the order of the memory, and fills its share of the columns: what
    // costs is to fetch an offer, not to read its facts. Costly columns come first and are dealt out in turns.
    private static void Fill(IReadOnlyList<Offer> offers, Layout layout, Column[] columns)
    {
        var shares = Environment.ProcessorCount;
        Parallel.For(0, shares, share =>
        {
            Column[] own = [.. columns.Where((_, i) => i % shares == share)];
            for (var i = 0; i < offers.Count; i++)
            {
                var (row, offer) = (layout.RowAt[i], offers[i]);
                foreach (var column in own)
                {
                    column.Add(row, offer);
                }
            }

            Array.ForEach(own, column => column.Close());
        });
    }
}
