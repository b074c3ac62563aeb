using System.Collections.Concurrent;
using System.Collections.Frozen;
using CapabilityRegistry.Matching.Eligibility;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Platform.Events;

namespace CapabilityRegistry.Planning.Supply;

/// <summary>
/// All offers, completed for a day, with what was made of them when it was asked for. It never changes: a copy with some offers anew shares the others, and
/// what was made of unit types that none of these is of.
/// </summary>
internal sealed class DayOffers
{
    /// <summary>How many results are remembered that were made of all offers.</summary>
    private const int MostResults = 500;

    private const char Separator = ' ';

    private readonly DateOnly _day;
    private readonly Offer[] _byKey;
    private readonly LastChanges _changes;
    private readonly LastChanges _changesOfRegistered;
    private readonly Lazy<IReadOnlyDictionary<string, Offer[]>> _ofType;
    private readonly Lazy<IReadOnlyList<IReadOnlyList<string>>> _partners;
    private readonly ConcurrentDictionary<string, Lazy<EligibilityIndex>> _indexes;
    private readonly ConcurrentDictionary<object, Lazy<object>> _results;

    /// <param name="day">The day for which they are completed.</param>
    /// <param name="byKey">Every offer that there is, in the order of the keys.</param>
    /// <param name="since">The event as of which they are so.</param>
    public DayOffers(DateOnly day, IReadOnlyList<Offer> byKey, Anchor since)
        : this(day, [.. MissingPartners.Among(byKey)], (new(since), new(since)), null, [], new())
    {
    }

    private DayOffers(
        DateOnly day, Offer[] byKey, (LastChanges OfAll, LastChanges OfRegistered) changes, IReadOnlyDictionary<string, Offer[]>? ofType,
        IEnumerable<KeyValuePair<string, Lazy<EligibilityIndex>>> indexes, ConcurrentDictionary<object, Lazy<object>> results)
    {
        (_day, _byKey, (_changes, _changesOfRegistered), _indexes, _results) = (day, byKey, changes, new(indexes), results);
        _ofType = ofType is null
            ? new(() => byKey.GroupBy(offer => offer.UnitType).ToDictionary(of => of.Key, of => of.ToArray(), StringComparer.Ordinal))
            : new(ofType);
        _partners = new(TypesOfPartners);
    }

    public IReadOnlyList<Offer> All => _byKey;

    /// <summary>For each offer with partners its unit type and theirs, each combination once.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Partners => _partners.Value;

    public Offer? Find(string id) => FindIn(_byKey, id);

    /// <summary>The offers of these unit types.</summary>
    public IEnumerable<Offer> OfTypes(IEnumerable<string> unitTypes) => unitTypes.SelectMany(type => _ofType.Value.GetValueOrDefault(type, []));

    /// <summary>The last event by which an offer of a unit type may have changed.</summary>
    public Anchor LastChangeOf(string unitType) => _changes.Of(unitType);

    /// <summary>The last event by which an offer of a unit type that is or was registered may have changed: no other can be chosen.</summary>
    public Anchor LastChangeOfRegistered(string unitType) => _changesOfRegistered.Of(unitType);

    /// <summary>The same of any unit type.</summary>
    public Anchor LastChangeOfRegistered() => _changesOfRegistered.OfAny();

    /// <summary>The index of the offers of these unit types.</summary>
    public EligibilityIndex IndexOf(IEnumerable<string> unitTypes)
    {
        var types = unitTypes.Distinct().Order(StringComparer.Ordinal).ToList();
        return _indexes.GetOrAdd(string.Join(Separator, types), _ => new(() => EligibilityIndex.Of([.. OfTypes(types)], _day))).Value;
    }

    /// <summary>A result that was made of all registered offers, made once.</summary>
    /// <param name="key">What identifies it.</param>
    /// <param name="make">Makes it, of what never changes.</param>
    public T Once<T>(object key, Func<T> make)
        where T : class
    {
        if (_results.Count > MostResults)
        {
            _results.Clear();
        }

        return (T)_results.GetOrAdd(key, _ => new(make)).Value;
    }

    /// <summary>A copy in which some offers are as they are now.</summary>
    /// <param name="completed">Completed for the day; those that are gone are not among them.</param>
    /// <param name="keys">Of those and of those that are gone.</param>
    /// <param name="at">The event as of which they are so.</param>
    public DayOffers With(IReadOnlyCollection<Offer> completed, IReadOnlySet<string> keys, Anchor at)
    {
        List<Offer> different = [.. completed, .. keys.Select(Find).OfType<Offer>()];
        var byKey = SortedByKey.With(_byKey, completed, keys, offer => offer.Id);
        for (var i = 0; i < byKey.Length; i++)
        {
            // Whoever names one of them as a partner may have lost it, or got it back.
            if (byKey[i].Partners.Count > 0 && (keys.Contains(byKey[i].Id) || byKey[i].Partners.Any(keys.Contains)))
            {
                byKey[i] = byKey[i] with { MissingPartners = MissingPartners.Of(byKey[i], id => FindIn(byKey, id)) };
                different.Add(byKey[i]);
            }
        }

        var (touched, registered) = (TypesOf(different), TypesOf(different.Where(offer => offer.Status == Offer.Registered)));
        return new(
            _day, byKey, (_changes.With(touched, at), _changesOfRegistered.With(registered, at)),
            _ofType.IsValueCreated ? OfTypeWith(byKey, touched) : null,
            _indexes.Where(index => index.Value.IsValueCreated && !index.Key.Split(Separator).Any(touched.Contains)),
            registered.Count == 0 ? _results : new());
    }

    private static HashSet<string> TypesOf(IEnumerable<Offer> offers) => offers.Select(offer => offer.UnitType).ToHashSet(StringComparer.Ordinal);

    private static Offer? FindIn(Offer[] byKey, string id) => SortedByKey.PlaceOf(byKey, id, offer => offer.Id) is { } place ? byKey[place] : null;

    private Dictionary<string, Offer[]> OfTypeWith(Offer[] byKey, HashSet<string> touched)
    {
        var ofType = _ofType.Value.Where(each => !touched.Contains(each.Key)).ToDictionary(StringComparer.Ordinal);
        foreach (var of in byKey.Where(offer => touched.Contains(offer.UnitType)).GroupBy(offer => offer.UnitType))
        {
            ofType.Add(of.Key, [.. of]);
        }

        return ofType;
    }

    private IReadOnlyList<IReadOnlyList<string>> TypesOfPartners() =>
    [
        .. _byKey.Where(offer => offer.Partners.Count > 0)
            .Select(offer => (IReadOnlyList<string>)[offer.UnitType, .. offer.Partners.Select(Find).OfType<Offer>().Select(partner => partner.UnitType)])
            .DistinctBy(types => string.Join(' ', types.Distinct().Order(StringComparer.Ordinal))),
    ];
}

/// <summary>By which event the offers of each unit type may have changed last. It never changes.</summary>
internal sealed class LastChanges
{
    private readonly Anchor _since;
    private readonly FrozenDictionary<string, Anchor> _byType;

    /// <param name="since">The event as of which all of them were read.</param>
    public LastChanges(Anchor since)
        : this(since, FrozenDictionary<string, Anchor>.Empty)
    {
    }

    private LastChanges(Anchor since, FrozenDictionary<string, Anchor> byType) => (_since, _byType) = (since, byType);

    public Anchor Of(string unitType) => _byType.GetValueOrDefault(unitType, _since);

    public Anchor OfAny() => _byType.Values.Append(_since).MaxBy(anchor => anchor.Seq)!;

    public LastChanges With(IReadOnlySet<string> unitTypes, Anchor at) => unitTypes.Count == 0
        ? this
        : new(
            _since,
            _byType.Where(each => !unitTypes.Contains(each.Key)).Concat(unitTypes.Select(type => KeyValuePair.Create(type, at)))
                .ToFrozenDictionary(StringComparer.Ordinal));
}
