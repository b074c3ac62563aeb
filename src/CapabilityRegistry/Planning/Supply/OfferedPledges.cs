using System.Collections;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>
/// Every pledge as it is offered, in the order of the keys, by Unicode code point. It never changes: a copy with some pledges read again shares all others.
/// </summary>
public sealed class OfferedPledges : IReadOnlyList<UndatedOffer>
{
    private readonly UndatedOffer[] _byKey;
    private readonly Lazy<IReadOnlyList<UndatedOffer>> _toBeAssessed;

    /// <param name="pledges">In any order, each key once.</param>
    public OfferedPledges(IEnumerable<UndatedOffer> pledges)
        : this([.. pledges.OrderBy(each => each.Offer.Id, StringComparer.Ordinal)])
    {
    }

    private OfferedPledges(UndatedOffer[] byKey) =>
        (_byKey, _toBeAssessed) = (byKey, new(() => [.. byKey.Where(each => each.Visits.AavOn is not null)]));

    /// <summary>Those to which an Assessment and Advisory Visit is planned.</summary>
    public IReadOnlyList<UndatedOffer> ToBeAssessed => _toBeAssessed.Value;

    public int Count => _byKey.Length;

    public UndatedOffer this[int index] => _byKey[index];

    /// <exception cref="KeyNotFoundException">There is no such pledge.</exception>
    public UndatedOffer this[string pledge] => Find(pledge) ?? throw new KeyNotFoundException($"No pledge {pledge}.");

    /// <summary>The pledge with this key; null if there is none.</summary>
    public UndatedOffer? Find(string pledge) => SortedByKey.PlaceOf(_byKey, pledge, each => each.Offer.Id) is { } place ? _byKey[place] : null;

    /// <summary>A copy in which some pledges are as they were read again.</summary>
    /// <param name="read">As they are now, in any order; those that are gone are not among them.</param>
    /// <param name="keys">Of those and of those that are gone.</param>
    public OfferedPledges With(IReadOnlyCollection<UndatedOffer> read, IReadOnlySet<string> keys) =>
        new(SortedByKey.With(_byKey, read, keys, each => each.Offer.Id));

    public IEnumerator<UndatedOffer> GetEnumerator() => ((IEnumerable<UndatedOffer>)_byKey).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}

/// <summary>Arrays in the order of keys, by Unicode code point.</summary>
internal static class SortedByKey
{
    /// <summary>The place of a key; null if it is not there.</summary>
    public static int? PlaceOf<T>(T[] sorted, string key, Func<T, string> keyOf)
    {
        var (low, high) = (0, sorted.Length - 1);
        while (low <= high)
        {
            var middle = (int)(((uint)low + (uint)high) / 2);
            var order = string.CompareOrdinal(keyOf(sorted[middle]), key);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return null;
    }

    /// <summary>A copy without what has one of the keys, and with what there is of them now.</summary>
    public static T[] With<T>(T[] sorted, IReadOnlyCollection<T> now, IReadOnlySet<string> keys, Func<T, string> keyOf)
    {
        var places = now.Select(each => PlaceOf(sorted, keyOf(each), keyOf)).OfType<int>().ToList();
        return places.Count == keys.Count ? Replaced(sorted, now, places) : Merged(sorted, now, keys, keyOf);
    }

    // Nothing came and nothing went: as it nearly always is.
    private static T[] Replaced<T>(T[] sorted, IReadOnlyCollection<T> now, IReadOnlyList<int> places)
    {
        T[] copy = [.. sorted];
        foreach (var (each, place) in now.Zip(places))
        {
            copy[place] = each;
        }

        return copy;
    }

    private static T[] Merged<T>(T[] sorted, IReadOnlyCollection<T> now, IReadOnlySet<string> keys, Func<T, string> keyOf)
    {
        var added = now.OrderBy(keyOf, StringComparer.Ordinal).ToList();
        var merged = new List<T>(sorted.Length + added.Count);
        var taken = 0;
        foreach (var each in sorted.Where(each => !keys.Contains(keyOf(each))))
        {
            while (taken < added.Count && string.CompareOrdinal(keyOf(added[taken]), keyOf(each)) < 0)
            {
                merged.Add(added[taken++]);
            }

            merged.Add(each);
        }

        merged.AddRange(added.Skip(taken));
        return [.. merged];
    }
}
