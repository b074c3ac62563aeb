using CapabilityRegistry.Matching.Model;

namespace CapabilityRegistry.Matching.Rules;

/// <summary>Is the unit of an acceptable type, and counted in the same measure?</summary>
internal static class UnitRules
{
    public static Rule Type { get; } = new()
    {
        Lines = (need, _) =>
            [new(need.Substitutes.Count == 0 ? new CodeIs(OfferFacts.UnitType, need.UnitType) : new CodeIsAnyOf(OfferFacts.UnitType, Acceptable(need)))],
        PairMerit = (need, _, offer) => MeritScale.InProportion(100 - (Loss(need, offer[OfferFacts.UnitType]) ?? 100), 100),
        Required = (need, _, _) => Wording.AnyOf(Acceptable(need)),
        Actual = (_, offer, _) => offer.UnitType,
    };

    public static Rule Measure { get; } = new()
    {
        Lines = (need, _) => [new(new CodeIs(OfferFacts.Measure, need.Measure))],
        Required = (need, _, _) => need.Measure,
        Actual = (_, offer, _) => offer.Measure,
    };

    /// <summary>The unit type that is asked for, then its substitutes.</summary>
    public static IReadOnlyList<string> Acceptable(Need need)
    {
        var types = new List<string>(1 + need.Substitutes.Count) { need.UnitType };
        for (var i = 0; i < need.Substitutes.Count; i++)
        {
            if (!types.Contains(need.Substitutes[i].UnitType))
            {
                types.Add(need.Substitutes[i].UnitType);
            }
        }

        return types;
    }

    // Percent of the type points lost; null when the type is not acceptable at all.
    private static int? Loss(Need need, string unitType)
    {
        if (unitType == need.UnitType)
        {
            return 0;
        }

        int? least = null;
        for (var i = 0; i < need.Substitutes.Count; i++)
        {
            var substitute = need.Substitutes[i];
            least = substitute.UnitType == unitType && !(substitute.Penalty >= least) ? substitute.Penalty : least;
        }

        return least;
    }
}
