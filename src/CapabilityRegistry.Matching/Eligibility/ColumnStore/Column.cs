using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Eligibility.ColumnStore;

/// <summary>One fact of all offers. Filled offer by offer, then frozen, then only read.</summary>
internal abstract class Column
{
    public abstract void Add(int row, Offer offer);

    /// <summary>A second column of the same fact for other rows, to be filled by another thread and merged later.</summary>
    public abstract Column Fork();

    /// <summary>Takes over the content of a forked column.</summary>
    public virtual void Merge(Column forked)
    {
    }

    public virtual void Freeze()
    {
    }
}

/// <summary>A number in each row.</summary>
internal sealed class NumberColumn(NumberFact fact, int rows) : Column
{
    public int[] Values { get; } = new int[rows];

    public override void Add(int row, Offer offer) => Values[row] = fact.Of(offer);

    // Threads write different array elements, so one array serves all.
    public override Column Fork() => this;
}

/// <summary>A code in each row, and the rows of each code.</summary>
internal sealed class CodeColumn : Column
{
    private readonly CodeFact fact;
    private readonly RowsByCode sets;

    public CodeColumn(CodeFact fact, int rows)
        : this(fact, new string[rows]) => Array.Fill(Values, "");

    private CodeColumn(CodeFact fact, string[] values) => (this.fact, Values, sets) = (fact, values, new(values.Length));

    public string[] Values { get; }

    public ulong[]? With(string code) => sets.With(code);

    public override void Add(int row, Offer offer) => Values[row] = sets.Add(fact.Of(offer), row);

    public override Column Fork() => new CodeColumn(fact, Values);

    public override void Merge(Column forked) => sets.Merge(((CodeColumn)forked).sets);
}

/// <summary>The rows of each code.</summary>
internal sealed class CodesColumn(CodesFact fact, int rows) : Column
{
    private readonly RowsByCode sets = new(rows);

    public ulong[]? With(string code) => sets.With(code);

    public override void Add(int row, Offer offer)
    {
        var codes = fact.Of(offer);
        for (var i = 0; i < codes.Count; i++)
        {
            sets.Add(codes[i], row);
        }
    }

    public override Column Fork() => new CodesColumn(fact, rows);

    public override void Merge(Column forked) => sets.Merge(((CodesColumn)forked).sets);
}

/// <summary>The amounts of each code, by row.</summary>
internal sealed class AmountsColumn(AmountsFact fact, int rows) : Column
{
    private readonly CodeTable<SparseColumnBuilder> found = new(() => new(fact.Combine));

    public SparseColumn? With(string code) => found.Find(code)?.Built;

    public override void Add(int row, Offer offer)
    {
        for (var i = 0; i < fact.Lines(offer); i++)
        {
            var line = fact.Line(offer, i);
            found.Of(line.Code).Value.Add(row, line.Amount);
        }
    }

    public override Column Fork() => new AmountsColumn(fact, rows);

    public override void Merge(Column forked) => found.Merge(((AmountsColumn)forked).found, (own, other) => own.Merge(other));

    public override void Freeze()
    {
        foreach (var code in found.All)
        {
            code.Value.Build(rows);
        }
    }
}
