using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;
using CapabilityRegistry.Matching.Threads;

namespace CapabilityRegistry.Matching.Eligibility.ColumnStore;

/// <summary>Every fact of all offers.</summary>
internal sealed class OfferColumns : OfferRows
{
    private readonly NumberColumn[] numbers;
    private readonly CodeColumn[] codeColumns;
    private readonly CodesColumn[] codesColumns;
    private readonly AmountsColumn[] amounts;
    private readonly TimesColumn[] times;

    public OfferColumns(IReadOnlyList<Offer> offers, RowLayout layout)
    {
        var rows = layout.OfferAt.Length;
        numbers = [.. OfferFacts.Numbers.Select(fact => new NumberColumn(fact, rows))];
        codeColumns = [.. OfferFacts.CodeFacts.Select(fact => new CodeColumn(fact, rows))];
        codesColumns = [.. OfferFacts.CodesFacts.Select(fact => new CodesColumn(fact, rows))];
        amounts = [.. OfferFacts.AmountFacts.Select(fact => new AmountsColumn(fact, rows))];
        times = [.. OfferFacts.TimesFacts.Select(fact => new TimesColumn(fact, rows))];
        Fill(offers, layout, [.. codesColumns, .. amounts, .. times, .. codeColumns, .. numbers]);
    }

    public int[] this[NumberFact fact] => numbers[fact.Place].Values;

    public string[] this[CodeFact fact] => codeColumns[fact.Place].Values;

    public TimesColumn this[TimesFact fact] => times[fact.Place];

    /// <summary>The rows that have this code; null if none has.</summary>
    public ulong[]? With(CodeFact fact, string code) => codeColumns[fact.Place].With(code);

    /// <summary>The rows that have this code among others; null if none has.</summary>
    public ulong[]? With(CodesFact fact, string code) => codesColumns[fact.Place].With(code);

    /// <summary>How much of this code which rows have; null if none has any.</summary>
    public SparseColumn? With(AmountsFact fact, string code) => amounts[fact.Place].With(code);

    public override int At(NumberFact fact, int row) => this[fact][row];

    public override string At(CodeFact fact, int row) => this[fact][row];

    public override int At(AmountsFact fact, string code, int row) => With(fact, code)?.At(row) ?? 0;

    public override bool Has(CodesFact fact, string code, int row) => With(fact, code) is { } with && Bits.Has(with, row);

    public override bool IsFree(TimesFact fact, int row, string mission, int from, int until) =>
        this[fact].IsFree(row, mission, from, until);

    // Each thread fills columns of its own from its part of the offers, in the order in which they lie in memory: fetching an
    // offer is the expensive step, not reading its facts.
    private static void Fill(IReadOnlyList<Offer> offers, RowLayout layout, Column[] columns)
    {
        var chunks = Chunk.Of(offers.Count);
        Column[][] filled = [columns, .. chunks.Skip(1).Select(_ => Array.ConvertAll(columns, column => column.Fork()))];
        Parallel.For(0, chunks.Length, CallersThreads.Of(), chunk =>
        {
            for (var i = chunks[chunk].From; i < chunks[chunk].Until; i++)
            {
                var (row, offer) = (layout.RowAt[i], offers[i]);
                foreach (var column in filled[chunk])
                {
                    column.Add(row, offer);
                }
            }
        });
        Parallel.For(0, columns.Length, CallersThreads.Of(), i =>
        {
            Array.ForEach(filled[1..], forked => columns[i].Merge(forked[i]));
            columns[i].Freeze();
        });
    }
}
