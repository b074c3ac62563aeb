using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>
/// One offer as the rules read it: from the offer itself, or from its row in the columns of all offers. A rule cannot tell
/// which, so both give the same result.
/// </summary>
internal readonly struct OfferReader
{
    private readonly Offer? offer;
    private readonly OfferRows? rows;
    private readonly int row;

    public OfferReader(Offer offer) => this.offer = offer;

    public OfferReader(OfferRows rows, int row) => (this.rows, this.row) = (rows, row);

    public int this[NumberFact fact] => rows is null ? fact.Of(offer!) : rows.At(fact, row);

    public string this[CodeFact fact] => rows is null ? fact.Of(offer!) : rows.At(fact, row);

    public int this[AmountsFact fact, string code] => rows is null ? fact.In(offer!, code) : rows.At(fact, code, row);

    public bool Has(CodesFact fact, string code) => rows is null ? fact.Of(offer!).Contains(code) : rows.Has(fact, code, row);

    /// <summary>Whether none of these times of the unit stands against a mission between two days, the second one excluded.</summary>
    public bool IsFree(TimesFact fact, string mission, int from, int until)
    {
        if (rows is not null)
        {
            return rows.IsFree(fact, row, mission, from, until);
        }

        for (var i = 0; i < fact.Count(offer!); i++)
        {
            if (fact.Time(offer!, i).Overlaps(mission, from, until))
            {
                return false;
            }
        }

        return true;
    }
}
