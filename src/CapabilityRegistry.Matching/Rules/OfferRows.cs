namespace CapabilityRegistry.Matching.Rules;

/// <summary>Offers as rows of columns: the facts of an offer, by the number of its row.</summary>
internal abstract class OfferRows
{
    public abstract int At(NumberFact fact, int row);

    public abstract string At(CodeFact fact, int row);

    /// <summary>0 where the offer has nothing of this code.</summary>
    public abstract int At(AmountsFact fact, string code, int row);

    /// <summary>Whether the code is among those of the offer.</summary>
    public abstract bool Has(CodesFact fact, string code, int row);

    /// <summary>Whether none of these times of the unit stands against a mission between two days, the second one excluded.</summary>
    public abstract bool IsFree(TimesFact fact, int row, string mission, int from, int until);
}
