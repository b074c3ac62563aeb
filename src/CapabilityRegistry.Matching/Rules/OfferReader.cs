using CapabilityRegistry.Matching.Eligibility.ColumnStore;
using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>
/// One offer as the rules read it: the offer itself, or its row in the columns of many. A rule that is written on a
/// reading cannot tell which, and so cannot decide differently.
/// </summary>
internal readonly struct OfferReader
{
    private readonly Offer? offer;
    private readonly OfferColumns? columns;
    private readonly int row;

    public OfferReader(Offer offer) => this.offer = offer;

    public OfferReader(OfferColumns columns, int row) => (this.columns, this.row) = (columns, row);

    public int this[NumberFact fact] => columns is null ? fact.Of(offer!) : columns[fact][row];

    public string this[CodeFact fact] => columns is null ? fact.Of(offer!) : columns[fact][row];

    public int this[AmountsFact fact, string code] => columns is null ? fact.In(offer!, code) : columns.With(fact, code)?.At(row) ?? 0;

    public bool Has(CodesFact fact, string code) =>
        columns is null ? fact.Of(offer!).Contains(code) : columns.With(fact, code) is { } with && Bits.Has(with, row);

    /// <summary>Whether nothing binds the unit between two days, the second one excluded.</summary>
    public bool IsFree(int from, int until)
    {
        if (columns is not null)
        {
            return columns.Engagements.IsFree(row, from, until);
        }

        foreach (var engagement in offer!.Engagements)
        {
            if (OfferFacts.Overlaps(OfferFacts.BusyTime(offer, engagement), from, until))
            {
                return false;
            }
        }

        return true;
    }
}
