using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>One fact of all offers. Filled offer by offer, then closed, then only read.</summary>
internal abstract class Column
{
    public abstract void Add(int row, Offer offer);

    /// <summary>A column of the same fact for other offers, which another thread may fill at the same time.</summary>
    public abstract Column Beside();

    /// <summary>Takes over what was added to the one beside it.</summary>
    public virtual void Join(Column beside)
    {
    }

    public virtual void Close()
    {
    }
}

/// <summary>A number in each row.</summary>
internal sealed class NumberColumn(Number fact, int rows) : Column
{
    public int[] Values { get; } = new int[rows];

    public override void Add(int row, Offer offer) => Values[row] = fact.Of(offer);

    // Rows are words of their own.
    public override Column Beside() => this;
}

/// <summary>A code in each row, and the rows of each code.</summary>
internal sealed class WordColumn : Column
{
    private readonly Word fact;
    private readonly RowSets sets;

    public WordColumn(Word fact, int rows)
        : this(fact, new string[rows]) => Array.Fill(Values, "");

    private WordColumn(Word fact, string[] values) => (this.fact, Values, sets) = (fact, values, new(values.Length));

    public string[] Values { get; }

    public ulong[]? With(string code) => sets.With(code);

    public override void Add(int row, Offer offer) => Values[row] = sets.Add(fact.Of(offer), row);

    public override Column Beside() => new WordColumn(fact, Values);

    public override void Join(Column beside) => sets.Join(((WordColumn)beside).sets);
}

/// <summary>The rows of each code.</summary>
internal sealed class TagColumn(Tags fact, int rows) : Column
{
    private readonly RowSets sets = new(rows);

    public ulong[]? With(string code) => sets.With(code);

    public override void Add(int row, Offer offer)
    {
        var codes = fact.Of(offer);
        for (var i = 0; i < codes.Count; i++)
        {
            sets.Add(codes[i], row);
        }
    }

    public override Column Beside() => new TagColumn(fact, rows);

    public override void Join(Column beside) => sets.Join(((TagColumn)beside).sets);
}

/// <summary>The numbers of each code.</summary>
internal sealed class AmountColumn(Amounts fact, int rows) : Column
{
    private readonly CodeTable<SparseBuilder> found = new(() => new(fact.Join));

    public Sparse? With(string code) => found.Find(code)?.Built;

    public override void Add(int row, Offer offer)
    {
        for (var i = 0; i < fact.Lines(offer); i++)
        {
            var line = fact.Line(offer, i);
            found.Of(line.Code).Value.Add(row, line.Amount);
        }
    }

    public override Column Beside() => new AmountColumn(fact, rows);

    public override void Join(Column beside) => found.Join(((AmountColumn)beside).found, (own, other) => own.Join(other));

    public override void Close()
    {
        foreach (var code in found.All)
        {
            code.Value.Build(rows);
        }
    }
}
