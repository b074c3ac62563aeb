using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>One fact of all offers. Filled offer by offer, then closed, then only read.</summary>
internal abstract class Column
{
    public abstract void Add(int row, Offer offer);

    public virtual void Close()
    {
    }
}

/// <summary>A number in each row.</summary>
internal sealed class NumberColumn(Number fact, int rows) : Column
{
    public int[] Values { get; } = new int[rows];

    public override void Add(int row, Offer offer) => Values[row] = fact.Of(offer);
}

/// <summary>A code in each row, and the rows of each code.</summary>
internal sealed class WordColumn : Column
{
    private readonly Word fact;
    private readonly CodeTable<ulong[]> sets;

    public WordColumn(Word fact, int rows)
    {
        (this.fact, Values, sets) = (fact, new string[rows], new(() => new ulong[rows / Bits.PerWord]));
        Array.Fill(Values, "");
    }

    public string[] Values { get; }

    public ulong[]? With(string code) => sets.Find(code);

    public override void Add(int row, Offer offer)
    {
        var code = sets.Of(fact.Of(offer));
        Values[row] = code.Text;
        Bits.Set(code.Value, row);
    }
}

/// <summary>The rows of each code.</summary>
internal sealed class TagColumn(Tags fact, int rows) : Column
{
    private readonly CodeTable<ulong[]> sets = new(() => new ulong[rows / Bits.PerWord]);

    public ulong[]? With(string code) => sets.Find(code);

    public override void Add(int row, Offer offer)
    {
        foreach (var code in fact.Of(offer))
        {
            Bits.Set(sets.Of(code).Value, row);
        }
    }
}

/// <summary>The numbers of each code.</summary>
internal sealed class AmountColumn(Amounts fact, int rows) : Column
{
    private readonly CodeTable<SparseBuilder> found = new(() => new(fact.Join));
    private Dictionary<string, Sparse> numbers = [];

    public Sparse? With(string code) => numbers.GetValueOrDefault(code);

    public override void Add(int row, Offer offer)
    {
        for (var i = 0; i < fact.Lines(offer); i++)
        {
            var line = fact.Line(offer, i);
            found.Of(line.Code).Value.Add(row, line.Amount);
        }
    }

    public override void Close() => numbers = found.All.ToDictionary(each => each.Text, each => each.Value.Build(rows), StringComparer.Ordinal);
}
