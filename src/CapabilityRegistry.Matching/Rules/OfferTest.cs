namespace CapabilityRegistry.Matching.Rules;

/// <summary>A condition on an offer. It can be asked of one offer, or added to a filter over all of them.</summary>
internal abstract record OfferTest
{
    public abstract bool Passes(OfferReader offer);

    public abstract void AddTo(IOfferFilter filter);
}

/// <summary>The code is this one.</summary>
internal sealed record CodeIs(CodeFact Fact, string Code) : OfferTest
{
    public override bool Passes(OfferReader offer) => offer[Fact] == Code;

    public override void AddTo(IOfferFilter filter) => filter.Within(Fact, Code);
}

/// <summary>The code is one of these.</summary>
internal sealed record CodeIsAnyOf(CodeFact Fact, IReadOnlyList<string> Codes) : OfferTest
{
    public override bool Passes(OfferReader offer) => Codes.Contains(offer[Fact]);

    public override void AddTo(IOfferFilter filter) => filter.WithinAny(Fact, Codes);
}

/// <summary>The code is none of these.</summary>
internal sealed record CodeIsNoneOf(CodeFact Fact, IReadOnlyList<string> Codes) : OfferTest
{
    public override bool Passes(OfferReader offer) => !Codes.Contains(offer[Fact]);

    public override void AddTo(IOfferFilter filter)
    {
        for (var i = 0; i < Codes.Count; i++)
        {
            filter.Without(Fact, Codes[i]);
        }
    }
}

/// <summary>This code is among those of the offer.</summary>
internal sealed record HasCode(CodesFact Fact, string Code) : OfferTest
{
    public override bool Passes(OfferReader offer) => offer.Has(Fact, Code);

    public override void AddTo(IOfferFilter filter) => filter.Within(Fact, Code);
}

/// <summary>At least one of these codes is among those of the offer.</summary>
internal sealed record HasAnyCode(CodesFact Fact, IReadOnlyList<string> Codes) : OfferTest
{
    public override bool Passes(OfferReader offer) => Codes.Any(code => offer.Has(Fact, code));

    public override void AddTo(IOfferFilter filter) => filter.WithinAny(Fact, Codes);
}

/// <summary>None of these codes is among those of the offer.</summary>
internal sealed record HasNoCode(CodesFact Fact, IReadOnlyList<string> Codes) : OfferTest
{
    public override bool Passes(OfferReader offer) => !Codes.Any(code => offer.Has(Fact, code));

    public override void AddTo(IOfferFilter filter)
    {
        for (var i = 0; i < Codes.Count; i++)
        {
            filter.Without(Fact, Codes[i]);
        }
    }
}

/// <summary>The number is at least the bound.</summary>
internal sealed record NumberAtLeast(NumberFact Fact, int Bound) : OfferTest
{
    public override bool Passes(OfferReader offer) => offer[Fact] >= Bound;

    public override void AddTo(IOfferFilter filter) => filter.AtLeast(Fact, Bound);
}

/// <summary>The number is at most the bound.</summary>
internal sealed record NumberAtMost(NumberFact Fact, int Bound) : OfferTest
{
    public override bool Passes(OfferReader offer) => offer[Fact] <= Bound;

    public override void AddTo(IOfferFilter filter) => filter.AtMost(Fact, Bound);
}

/// <summary>The amount of this code is at least the bound.</summary>
internal sealed record AmountAtLeast(AmountsFact Fact, string Code, int Bound) : OfferTest
{
    public override bool Passes(OfferReader offer) => offer[Fact, Code] >= Bound;

    public override void AddTo(IOfferFilter filter) => filter.AtLeast(Fact, Code, Bound);
}

/// <summary>None of these times of the unit stands against a mission between two days, the second one excluded.</summary>
internal sealed record FreeBetween(TimesFact Fact, string Mission, int From, int Until) : OfferTest
{
    public override bool Passes(OfferReader offer) => offer.IsFree(Fact, Mission, From, Until);

    public override void AddTo(IOfferFilter filter) => filter.FreeBetween(Fact, Mission, From, Until);
}

/// <summary>No caveat rules out a mission, neither for good nor on a day between two days, the second one excluded.</summary>
internal sealed record NotRuledOut(string Mission, int From, int Until) : OfferTest
{
    public override bool Passes(OfferReader offer) =>
        !offer.Has(OfferFacts.ExcludedMissions, Mission) && offer.IsFree(OfferFacts.ExcludedTimes, Mission, From, Until);

    public override void AddTo(IOfferFilter filter)
    {
        filter.Without(OfferFacts.ExcludedMissions, Mission);
        filter.FreeBetween(OfferFacts.ExcludedTimes, Mission, From, Until);
    }
}

/// <summary>Time does not take this level from the unit by the first day of a need nor, where that excludes, before its end.</summary>
/// <param name="Level">2 to 4.</param>
internal sealed record LevelLasts(int Level, int From, int Until) : OfferTest
{
    private NumberFact Falls => OfferFacts.LapseBelow(Level, excludes: false);

    private NumberFact IsExcluded => OfferFacts.LapseBelow(Level, excludes: true);

    public override bool Passes(OfferReader offer) => offer[Falls] > From && offer[IsExcluded] >= Until;

    public override void AddTo(IOfferFilter filter)
    {
        filter.AtLeast(Falls, From + 1);
        filter.AtLeast(IsExcluded, Until);
    }
}
