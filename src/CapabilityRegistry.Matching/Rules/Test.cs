using CapabilityRegistry.Matching.Eligibility;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>The few forms that every hard rule is made of: each asked of one offer, or added to what whole columns are asked.</summary>
internal abstract record Test
{
    public abstract bool Passes(Reading offer);

    public abstract void AddTo(Filter filter, Columns columns);
}

/// <summary>The code is this one.</summary>
internal sealed record Is(Word Fact, string Code) : Test
{
    public override bool Passes(Reading offer) => offer[Fact] == Code;

    public override void AddTo(Filter filter, Columns columns) => filter.Within(columns.With(Fact, Code));
}

/// <summary>The code is one of these.</summary>
internal sealed record IsAny(Word Fact, IReadOnlyList<string> Codes) : Test
{
    public override bool Passes(Reading offer) => Codes.Contains(offer[Fact]);

    public override void AddTo(Filter filter, Columns columns) => filter.WithinAny([.. Codes.Select(code => columns.With(Fact, code))]);
}

/// <summary>The code is none of these.</summary>
internal sealed record IsNone(Word Fact, IReadOnlyList<string> Codes) : Test
{
    public override bool Passes(Reading offer) => !Codes.Contains(offer[Fact]);

    public override void AddTo(Filter filter, Columns columns)
    {
        for (var i = 0; i < Codes.Count; i++)
        {
            filter.Without(columns.With(Fact, Codes[i]));
        }
    }
}

/// <summary>This code is among the offer's.</summary>
internal sealed record Has(Tags Fact, string Code) : Test
{
    public override bool Passes(Reading offer) => offer.Has(Fact, Code);

    public override void AddTo(Filter filter, Columns columns) => filter.Within(columns.With(Fact, Code));
}

/// <summary>At least one of these codes is among the offer's.</summary>
internal sealed record HasAny(Tags Fact, IReadOnlyList<string> Codes) : Test
{
    public override bool Passes(Reading offer) => Codes.Any(code => offer.Has(Fact, code));

    public override void AddTo(Filter filter, Columns columns) => filter.WithinAny([.. Codes.Select(code => columns.With(Fact, code))]);
}

/// <summary>None of these codes is among the offer's.</summary>
internal sealed record HasNone(Tags Fact, IReadOnlyList<string> Codes) : Test
{
    public override bool Passes(Reading offer) => !Codes.Any(code => offer.Has(Fact, code));

    public override void AddTo(Filter filter, Columns columns)
    {
        for (var i = 0; i < Codes.Count; i++)
        {
            filter.Without(columns.With(Fact, Codes[i]));
        }
    }
}

/// <summary>The number is so much or more.</summary>
internal sealed record AtLeast(Number Fact, int Bound) : Test
{
    public override bool Passes(Reading offer) => offer[Fact] >= Bound;

    public override void AddTo(Filter filter, Columns columns) => filter.AtLeast(columns[Fact], Bound);
}

/// <summary>The number is so much or less.</summary>
internal sealed record AtMost(Number Fact, int Bound) : Test
{
    public override bool Passes(Reading offer) => offer[Fact] <= Bound;

    public override void AddTo(Filter filter, Columns columns) => filter.AtMost(columns[Fact], Bound);
}

/// <summary>There is so much of this code, or more.</summary>
internal sealed record AmountAtLeast(Amounts Fact, string Code, int Bound) : Test
{
    public override bool Passes(Reading offer) => offer[Fact, Code] >= Bound;

    public override void AddTo(Filter filter, Columns columns) => filter.AtLeast(columns.With(Fact, Code), Bound);
}

/// <summary>Nothing binds the unit between two days, the second one excluded.</summary>
internal sealed record IsFree(int From, int Until) : Test
{
    public override bool Passes(Reading offer) => offer.IsFree(From, Until);

    public override void AddTo(Filter filter, Columns columns) => filter.Free(columns.Engagements, From, Until);
}
