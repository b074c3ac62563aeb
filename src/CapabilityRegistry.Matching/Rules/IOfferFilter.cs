namespace CapabilityRegistry.Matching.Rules;

/// <summary>A filter over all offers at once: an offer passes if it satisfies every condition that was added.</summary>
internal interface IOfferFilter
{
    /// <summary>The code is this one.</summary>
    void Within(CodeFact fact, string code);

    /// <summary>This code is among those of the offer.</summary>
    void Within(CodesFact fact, string code);

    /// <summary>The code is one of these.</summary>
    void WithinAny(CodeFact fact, IReadOnlyList<string> codes);

    /// <summary>At least one of these codes is among those of the offer.</summary>
    void WithinAny(CodesFact fact, IReadOnlyList<string> codes);

    /// <summary>The code is another one.</summary>
    void Without(CodeFact fact, string code);

    /// <summary>This code is not among those of the offer.</summary>
    void Without(CodesFact fact, string code);

    /// <summary>The number is at least the bound.</summary>
    void AtLeast(NumberFact fact, int bound);

    /// <summary>The number is at most the bound.</summary>
    void AtMost(NumberFact fact, int bound);

    /// <summary>The amount of this code is at least the bound.</summary>
    void AtLeast(AmountsFact fact, string code, int bound);

    /// <summary>None of these times of the unit stands against a mission between two days, the second one excluded.</summary>
    void FreeBetween(TimesFact fact, string mission, int from, int until);
}
