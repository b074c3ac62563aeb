using System.Collections.Concurrent;
using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Gaps;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>
/// All offers, completed for a day, with the indexes that were asked for. It never changes: a copy with some offers anew shares the others, and the indexes
/// of unit types that none of these is of.
/// </summary>
internal sealed class DayOffers
{
    private readonly DateOnly _day;
    private readonly Offer[] _byKey;
    private readonly ConcurrentDictionary<AnyOf<string>, Lazy<EligibilityIndex>> _indexes = new();

    /// <param name="day">The day for which they are completed.</param>
    /// <param name="byKey">Every offer that there is, in the order of the keys.</param>
    public DayOffers(DateOnly day, IReadOnlyList<Offer> byKey) => (_day, _byKey) = (day, [.. MissingPartners.Among(byKey)]);

    private DayOffers(DateOnly day, Offer[] byKey, IEnumerable<KeyValuePair<AnyOf<string>, Lazy<EligibilityIndex>>> indexes) =>
        (_day, _byKey, _indexes) = (day, byKey, new(indexes));

    public IReadOnlyList<Offer> All => _byKey;

    public Offer? Find(string id) => SortedByKey.PlaceOf(_byKey, id, offer => offer.Id) is { } place ? _byKey[place] : null;

    /// <summary>The index of the offers of these unit types, in the order of the keys.</summary>
    public EligibilityIndex IndexOf(AnyOf<string> unitTypes) => _indexes.GetOrAdd(unitTypes, types => new(() =>
    {
        var wanted = types.Values.ToHashSet(StringComparer.Ordinal);
        return EligibilityIndex.Of([.. _byKey.Where(offer => wanted.Contains(offer.UnitType))], _day);
    })).Value;

    /// <summary>A copy in which some offers are as they are now.</summary>
    /// <param name="completed">Completed for the day; those that are gone are not among them.</param>
    /// <param name="keys">Of those and of those that are gone.</param>
    public DayOffers With(IReadOnlyCollection<Offer> completed, IReadOnlySet<string> keys)
    {
        var touched = completed.Select(offer => offer.UnitType)
            .Concat(keys.Select(Find).OfType<Offer>().Select(before => before.UnitType)).ToHashSet(StringComparer.Ordinal);
        var byKey = SortedByKey.With(_byKey, completed, keys, offer => offer.Id);
        var next = new DayOffers(_day, byKey, []);
        for (var i = 0; i < byKey.Length; i++)
        {
            // Whoever names one of them as a partner may have lost it, or got it back.
            if (byKey[i].Partners.Count > 0 && (keys.Contains(byKey[i].Id) || byKey[i].Partners.Any(keys.Contains)))
            {
                byKey[i] = byKey[i] with { MissingPartners = MissingPartners.Of(byKey[i], next.Find) };
                touched.Add(byKey[i].UnitType);
            }
        }

        return new(_day, byKey, _indexes.Where(index => index.Value.IsValueCreated && !index.Key.Values.Any(touched.Contains)));
    }
}
