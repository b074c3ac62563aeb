using CapabilityRegistry.Matching.Eligibility;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>The few forms that every hard rule is made of: each asked of one offer, and of whole columns of them.</summary>
internal abstract record Test
{
    public abstract bool Passes(Reading offer);

    /// <summary>Marks the rows that fail.</summary>
    /// <param name="rows">Which rows to look at.</param>
    /// <param name="failing">One bit for each of them; overwritten.</param>
    public abstract void Mark(Columns columns, Rows rows, Span<ulong> failing);
}

/// <summary>The code is one of these.</summary>
internal sealed record IsAny(Word Fact, IReadOnlyList<string> Codes) : Test
{
    public override bool Passes(Reading offer) => Codes.Contains(offer[Fact]);

    public override void Mark(Columns columns, Rows rows, Span<ulong> failing)
    {
        failing.Clear();
        foreach (var code in Codes)
        {
            Bits.Or(failing, rows.Of(columns.With(Fact, code)));
        }

        Bits.Not(failing);
    }
}

/// <summary>The code is none of these.</summary>
internal sealed record IsNone(Word Fact, IReadOnlyList<string> Codes) : Test
{
    public override bool Passes(Reading offer) => !Codes.Contains(offer[Fact]);

    public override void Mark(Columns columns, Rows rows, Span<ulong> failing)
    {
        failing.Clear();
        foreach (var code in Codes)
        {
            Bits.Or(failing, rows.Of(columns.With(Fact, code)));
        }
    }
}

/// <summary>At least one of these codes is among the offer's.</summary>
internal sealed record HasAny(Tags Fact, IReadOnlyList<string> Codes) : Test
{
    public override bool Passes(Reading offer) => !new HasNone(Fact, Codes).Passes(offer);

    public override void Mark(Columns columns, Rows rows, Span<ulong> failing)
    {
        new HasNone(Fact, Codes).Mark(columns, rows, failing);
        Bits.Not(failing);
    }
}

/// <summary>None of these codes is among the offer's.</summary>
internal sealed record HasNone(Tags Fact, IReadOnlyList<string> Codes) : Test
{
    public override bool Passes(Reading offer)
    {
        foreach (var code in Codes)
        {
            if (offer.Has(Fact, code))
            {
                return false;
            }
        }

        return true;
    }

    public override void Mark(Columns columns, Rows rows, Span<ulong> failing)
    {
        failing.Clear();
        foreach (var code in Codes)
        {
            Bits.Or(failing, rows.Of(columns.With(Fact, code)));
        }
    }
}

/// <summary>The number is so much or more.</summary>
internal sealed record AtLeast(Number Fact, int Bound) : Test
{
    public override bool Passes(Reading offer) => offer[Fact] >= Bound;

    public override void Mark(Columns columns, Rows rows, Span<ulong> failing) => Bits.Below(failing, rows.Of(columns[Fact]), Bound);
}

/// <summary>The number is so much or less.</summary>
internal sealed record AtMost(Number Fact, int Bound) : Test
{
    public override bool Passes(Reading offer) => offer[Fact] <= Bound;

    public override void Mark(Columns columns, Rows rows, Span<ulong> failing) => Bits.Above(failing, rows.Of(columns[Fact]), Bound);
}

/// <summary>There is so much of this code, or more.</summary>
internal sealed record AmountAtLeast(Amounts Fact, string Code, int Bound) : Test
{
    public override bool Passes(Reading offer) => offer[Fact, Code] >= Bound;

    public override void Mark(Columns columns, Rows rows, Span<ulong> failing)
    {
        // Who has none of it has 0.
        failing.Fill(Bound > 0 ? ulong.MaxValue : 0);
        columns.With(Fact, Code)?.Mark(rows, Bound, failing);
    }
}

/// <summary>Nothing binds the unit between two days, the second one excluded.</summary>
internal sealed record IsFree(int From, int Until) : Test
{
    public override bool Passes(Reading offer) => offer.IsFree(From, Until);

    public override void Mark(Columns columns, Rows rows, Span<ulong> failing) => columns.Engagements.Mark(rows, From, Until, failing);
}
