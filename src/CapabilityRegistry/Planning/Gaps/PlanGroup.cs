using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Requirements.Rules;

namespace CapabilityRegistry.Planning.Gaps;

/// <summary>
/// Requirements of a day that are planned together because they can ask for the same pledges: they accept unit types in common, are in one bundle, or accept
/// units of which one names the other as its partner. No rule connects two groups, so their plans together are the plan of all, and a change of a pledge
/// leaves the plans of the other groups as they are.
/// </summary>
/// <param name="UnitTypes">What they accept, in ascending order.</param>
/// <param name="Needed">What is to be filled on the day.</param>
/// <param name="Bundled">The rest of its bundles, on other days.</param>
public sealed record PlanGroup(IReadOnlyList<string> UnitTypes, IReadOnlyList<Slot> Needed, IReadOnlyList<Slot> Bundled)
{
    /// <summary>The groups of a day.</summary>
    public static IReadOnlyList<PlanGroup> Of(DaySnapshot snapshot, DateOnly day)
    {
        var needed = snapshot.NeededOn(day);
        var bundled = snapshot.BundledWith(needed);
        var joined = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var types in needed.Concat(bundled).Select(TypesOf)
            .Concat(needed.Concat(bundled).Where(slot => slot.Requirement.Bundle is not null).GroupBy(slot => slot.Requirement.Bundle)
                .Select(bundle => bundle.SelectMany(TypesOf)))
            .Concat(snapshot.TypesOfPartners))
        {
            Join([.. types]);
        }

        var (ofNeeded, ofBundled) = (needed.ToLookup(RootOf), bundled.ToLookup(RootOf));
        return
        [
            .. ofNeeded.Select(of => new PlanGroup(
                [.. of.Concat(ofBundled[of.Key]).SelectMany(TypesOf).Distinct().Order(StringComparer.Ordinal)], [.. of], [.. ofBundled[of.Key]])),
        ];

        void Join(IReadOnlyList<string> types)
        {
            foreach (var type in types)
            {
                joined[Root(type)] = Root(types[0]);
            }
        }

        string RootOf(Slot slot) => Root(slot.Requirement.UnitType);

        string Root(string type) => joined.GetValueOrDefault(type, type) is var next && next == type ? type : Root(next);
    }

    /// <summary>What identifies the plan of this group: two with the same have the same plan.</summary>
    /// <param name="snapshot">The snapshot that it is planned in.</param>
    /// <param name="reasons">Whether the reasons count too, which tell of pledges that are not registered; no line of the plan does.</param>
    public string KeyIn(DaySnapshot snapshot, bool reasons) => string.Join(
        '\n',
        UnitTypes.Select(type => $"{type} {(reasons ? snapshot.LastChangeOf(type) : snapshot.LastChangeOfRegistered(type))}")
            .Append(KeyOf(Needed.Concat(Bundled))));

    /// <summary>What identifies slots with all that is asked for in them.</summary>
    public static string KeyOf(IEnumerable<Slot> slots) => string.Join('\n', slots.Select(slot => $"{slot.Id} {slot.Requirement.Version}"));

    private static IEnumerable<string> TypesOf(Slot slot) => slot.Requirement.AcceptableUnitTypes();
}
