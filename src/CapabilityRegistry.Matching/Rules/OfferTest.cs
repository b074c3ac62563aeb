using CapabilityRegistry.Matching.Eligibility.ColumnStore;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>The few forms that every hard rule is made of: each asked of one offer, or added to what whole columns are asked.</summary>
internal abstract record OfferTest
{
    public abstract bool Passes(OfferReader offer);

    public abstract void AddTo(RowFilter filter, OfferColumns columns);
}

/// <summary>The code is this one.</summary>
internal sealed record CodeIs(CodeFact Fact, string Code) : OfferTest
{
    public override bool Passes(OfferReader offer) => offer[Fact] == Code;

    public override void AddTo(RowFilter filter, OfferColumns columns) => filter.Within(columns.With(Fact, Code));
}

/// <summary>The code is one of these.</summary>
internal sealed record CodeIsAnyOf(CodeFact Fact, IReadOnlyList<string> Codes) : OfferTest
{
    public override bool Passes(OfferReader offer) => Codes.Contains(offer[Fact]);

    public override void AddTo(RowFilter filter, OfferColumns columns) => filter.WithinAny([.. Codes.Select(code => columns.With(Fact, code))]);
}

/// <summary>The code is none of these.</summary>
internal sealed record CodeIsNoneOf(CodeFact Fact, IReadOnlyList<string> Codes) : OfferTest
{
    public override bool Passes(OfferReader offer) => !Codes.Contains(offer[Fact]);

    public override void AddTo(RowFilter filter, OfferColumns columns)
    {
        for (var i = 0; i < Codes.Count; i++)
        {
            filter.Without(columns.With(Fact, Codes[i]));
        }
    }
}

/// <summary>This code is among the offer's.</summary>
internal sealed record HasCode(CodesFact Fact, string Code) : OfferTest
{
    public override bool Passes(OfferReader offer) => offer.Has(Fact, Code);

    public override void AddTo(RowFilter filter, OfferColumns columns) => filter.Within(columns.With(Fact, Code));
}

/// <summary>At least one of these codes is among the offer's.</summary>
internal sealed record HasAnyCode(CodesFact Fact, IReadOnlyList<string> Codes) : OfferTest
{
    public override bool Passes(OfferReader offer) => Codes.Any(code => offer.Has(Fact, code));

    public override void AddTo(RowFilter filter, OfferColumns columns) => filter.WithinAny([.. Codes.Select(code => columns.With(Fact, code))]);
}

/// <summary>None of these codes is among the offer's.</summary>
internal sealed record HasNoCode(CodesFact Fact, IReadOnlyList<string> Codes) : OfferTest
{
    public override bool Passes(OfferReader offer) => !Codes.Any(code => offer.Has(Fact, code));

    public override void AddTo(RowFilter filter, OfferColumns columns)
    {
        for (var i = 0; i < Codes.Count; i++)
        {
            filter.Without(columns.With(Fact, Codes[i]));
        }
    }
}

/// <summary>The number is so much or more.</summary>
internal sealed record NumberAtLeast(NumberFact Fact, int Bound) : OfferTest
{
    public override bool Passes(OfferReader offer) => offer[Fact] >= Bound;

    public override void AddTo(RowFilter filter, OfferColumns columns) => filter.AtLeast(columns[Fact], Bound);
}

/// <summary>The number is so much or less.</summary>
internal sealed record NumberAtMost(NumberFact Fact, int Bound) : OfferTest
{
    public override bool Passes(OfferReader offer) => offer[Fact] <= Bound;

    public override void AddTo(RowFilter filter, OfferColumns columns) => filter.AtMost(columns[Fact], Bound);
}

/// <summary>There is so much of this code, or more.</summary>
internal sealed record AmountAtLeast(AmountsFact Fact, string Code, int Bound) : OfferTest
{
    public override bool Passes(OfferReader offer) => offer[Fact, Code] >= Bound;

    public override void AddTo(RowFilter filter, OfferColumns columns) => filter.AtLeast(columns.With(Fact, Code), Bound);
}

/// <summary>Nothing binds the unit between two days, the second one excluded.</summary>
internal sealed record FreeBetween(int From, int Until) : OfferTest
{
    public override bool Passes(OfferReader offer) => offer.IsFree(From, Until);

    public override void AddTo(RowFilter filter, OfferColumns columns) => filter.FreeBetween(columns.Engagements, From, Until);
}
