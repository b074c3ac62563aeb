using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Threads;

namespace CapabilityRegistry.Matching.Eligibility.ColumnStore;

/// <summary>
/// Order of the offers in rows: grouped by unit type, within a type by id; each type starts at a new 64-bit word. A need
/// reads only the rows of the types that it accepts, and rows in order are ids in order.
/// </summary>
internal sealed class RowLayout
{
    private readonly Dictionary<string, RowRange> types = new(StringComparer.Ordinal);
    private readonly Lazy<ILookup<string, int>> rowsOf;

    public RowLayout(IReadOnlyList<Offer> offers)
    {
        var groups = ByType(offers);
        var words = 0;
        foreach (var group in groups)
        {
            types[group.Text] = new RowRange(words, (group.Value.Count + Bits.PerWord - 1) / Bits.PerWord);
            words += types[group.Text].Words;
        }

        (OfferAt, RowAt) = (new int[words * Bits.PerWord], new int[offers.Count]);
        (Ids, Valid) = (new string[OfferAt.Length], new ulong[words]);
        Array.Fill(OfferAt, -1);
        Array.Fill(Ids, "");
        Parallel.ForEach(groups, CallersThreads.Of(), group => Place(group.Value, types[group.Text].FirstRow));
        rowsOf = new(() => RowAt.ToLookup(row => Ids[row], StringComparer.Ordinal));
    }

    /// <summary>Index of the offer in each row; negative where there is none.</summary>
    public int[] OfferAt { get; }

    /// <summary>Row of each offer.</summary>
    public int[] RowAt { get; }

    /// <summary>Id of the offer in each row; empty where there is none.</summary>
    public string[] Ids { get; }

    /// <summary>The rows that are offers.</summary>
    public ulong[] Valid { get; }

    public RowRange All => new(0, Valid.Length);

    /// <summary>The rows of each id: several where one offer is asked about in several variants.</summary>
    public ILookup<string, int> RowsOf => rowsOf.Value;

    /// <summary>The rows of a unit type; null if no offer is of it.</summary>
    public RowRange? Of(string unitType) => types.TryGetValue(unitType, out var rows) ? rows : null;

    private static IReadOnlyCollection<CodeTable<Group>.Entry> ByType(IReadOnlyList<Offer> offers)
    {
        var chunks = Chunk.Of(offers.Count);
        var groups = Array.ConvertAll(chunks, _ => new CodeTable<Group>(() => new()));
        Parallel.For(0, chunks.Length, CallersThreads.Of(), chunk =>
        {
            for (var i = chunks[chunk].From; i < chunks[chunk].Until; i++)
            {
                groups[chunk].Of(offers[i].UnitType).Value.Add(i, offers[i].Id);
            }
        });
        Array.ForEach(groups[1..], later => groups[0].Merge(later, (own, others) => own.Add(others)));
        return groups[0].All;
    }

    // Each type starts at a new word, so no two threads write the same word.
    private void Place(Group group, int firstRow)
    {
        var (indices, ids) = group.Sorted();
        for (var i = 0; i < indices.Length; i++)
        {
            (OfferAt[firstRow + i], RowAt[indices[i]], Ids[firstRow + i]) = (indices[i], firstRow + i, ids[i]);
            Bits.Set(Valid, firstRow + i);
        }
    }

    /// <summary>The offers of one type, and whether they came in the order of their ids: they usually do, and then nothing is sorted.</summary>
    private sealed class Group
    {
        private readonly List<int> offers = [];
        private readonly List<string> ids = [];
        private bool inOrder = true;

        public int Count => offers.Count;

        public void Add(int offer, string id)
        {
            inOrder &= Follows(id);
            offers.Add(offer);
            ids.Add(id);
        }

        public void Add(Group later)
        {
            inOrder &= later.inOrder && Follows(later.ids[0]);
            offers.AddRange(later.offers);
            ids.AddRange(later.ids);
        }

        public (int[] Offers, string[] Ids) Sorted()
        {
            (int[] Offers, string[] Ids) sorted = ([.. offers], [.. ids]);
            if (!inOrder)
            {
                Array.Sort(sorted.Ids, sorted.Offers, StringComparer.Ordinal);
            }

            return sorted;
        }

        private bool Follows(string id) => ids.Count == 0 || string.CompareOrdinal(ids[^1], id) <= 0;
    }
}
