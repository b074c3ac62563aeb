using System.Runtime.InteropServices;
using CapabilityRegistry.Matching.Rules;

namespace CapabilityRegistry.Matching.Eligibility;

/// <summary>Every fact of all offers, each as one column or as the sets of rows that share a code.</summary>
internal sealed class Columns
{
    private readonly int[][] numbers;
    private readonly string[][] words;
    private readonly Dictionary<string, ulong[]>[] withWord;
    private readonly Dictionary<string, ulong[]>[] withTag;
    private readonly Dictionary<string, Sparse>[] amounts;
    private Bound? engagements;

    /// <param name="rows">The offer of each row; null where there is none. Their number fills whole words.</param>
    public Columns(Offer?[] rows)
    {
        numbers = new int[Facts.Numbers.Count][];
        words = new string[Facts.WordFacts.Count][];
        withWord = new Dictionary<string, ulong[]>[Facts.WordFacts.Count];
        withTag = new Dictionary<string, ulong[]>[Facts.TagFacts.Count];
        amounts = new Dictionary<string, Sparse>[Facts.AmountFacts.Count];
        // The costly ones first, so that none of them is left to one processor alone at the end.
        Parallel.Invoke(
        [
            .. Facts.TagFacts.Select(fact => (Action)(() => withTag[fact.Place] = SetsOf(rows, fact))),
            .. Facts.AmountFacts.Select(fact => (Action)(() => amounts[fact.Place] = SparseOf(rows, fact))),
            .. Facts.WordFacts.Select(fact => (Action)(() => (words[fact.Place], withWord[fact.Place]) = WordsOf(rows, fact))),
            .. Facts.Numbers.Select(fact => (Action)(() => numbers[fact.Place] = NumbersOf(rows, fact))),
            () => engagements = new Bound(rows),
        ]);
    }

    public Bound Engagements => engagements!;

    public int[] this[Number fact] => numbers[fact.Place];

    public string[] this[Word fact] => words[fact.Place];

    /// <summary>The rows that have this code; null if none has.</summary>
    public ulong[]? With(Word fact, string code) => withWord[fact.Place].GetValueOrDefault(code);

    /// <summary>The rows that have this code among others; null if none has.</summary>
    public ulong[]? With(Tags fact, string code) => withTag[fact.Place].GetValueOrDefault(code);

    /// <summary>How much of this code which rows have; null if none has any.</summary>
    public Sparse? With(Amounts fact, string code) => amounts[fact.Place].GetValueOrDefault(code);

    private static int[] NumbersOf(Offer?[] rows, Number fact)
    {
        var column = new int[rows.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            column[row] = rows[row] is { } offer ? fact.Of(offer) : 0;
        }

        return column;
    }

    private static (string[] Column, Dictionary<string, ulong[]> Sets) WordsOf(Offer?[] rows, Word fact)
    {
        var column = new string[rows.Length];
        var sets = new Dictionary<string, ulong[]>(StringComparer.Ordinal);
        for (var row = 0; row < rows.Length; row++)
        {
            column[row] = rows[row] is { } offer ? fact.Of(offer) : "";
            if (rows[row] is not null)
            {
                Bits.Set(SetOf(sets, column[row], rows.Length), row);
            }
        }

        return (column, sets);
    }

    private static Dictionary<string, ulong[]> SetsOf(Offer?[] rows, Tags fact)
    {
        var sets = new Dictionary<string, ulong[]>(StringComparer.Ordinal);
        for (var row = 0; row < rows.Length; row++)
        {
            foreach (var code in rows[row] is { } offer ? fact.Of(offer) : [])
            {
                Bits.Set(SetOf(sets, code, rows.Length), row);
            }
        }

        return sets;
    }

    private static ulong[] SetOf(Dictionary<string, ulong[]> sets, string code, int rows)
    {
        ref var set = ref CollectionsMarshal.GetValueRefOrAddDefault(sets, code, out _);
        return set ??= new ulong[rows / Bits.PerWord];
    }

    private static Dictionary<string, Sparse> SparseOf(Offer?[] rows, Amounts fact)
    {
        var found = new Dictionary<string, (List<int> Rows, List<int> Numbers)>(StringComparer.Ordinal);
        for (var row = 0; row < rows.Length; row++)
        {
            foreach (var (code, amount) in rows[row] is { } offer ? fact.Of(offer) : [])
            {
                Add(found, code, row, amount, fact.Join);
            }
        }

        return found.ToDictionary(each => each.Key, each => new Sparse([.. each.Value.Rows], [.. each.Value.Numbers]), StringComparer.Ordinal);
    }

    private static void Add(Dictionary<string, (List<int> Rows, List<int> Numbers)> found, string code, int row, int amount, Func<int, int, int> join)
    {
        ref var column = ref CollectionsMarshal.GetValueRefOrAddDefault(found, code, out var known);
        column = known ? column : ([], []);
        if (column.Rows is [.., var last] && last == row)
        {
            column.Numbers[^1] = join(column.Numbers[^1], amount);
        }
        else
        {
            column.Rows.Add(row);
            column.Numbers.Add(amount);
        }
    }
}
