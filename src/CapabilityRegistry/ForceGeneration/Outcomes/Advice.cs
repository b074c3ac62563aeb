namespace CapabilityRegistry.ForceGeneration.Outcomes;

/// <summary>How a pledge could earn the missing points of a criterion.</summary>
internal static class Advice
{
    private static readonly Dictionary<string, string> ByCriterion = new()
    {
        ["unit-type-not-acceptable"] = "The very unit type that is asked for earns more than one that would do as well.",
        ["below-minimum-level"] = "A higher readiness level earns more; the rapid deployment level earns all.",
        ["not-available"] = "Availability that begins well before the need and ends well after it earns more, if the level lasts as long.",
        ["responds-too-late"] = "The sooner the unit can be in the mission, the more it earns.",
        ["caveat-excludes-mission"] = "Each caveat that is not needed any more and is dropped earns more.",
        ["share-of-women"] = "A larger share of women in the unit earns more, up to the target of the United Nations for its kind of unit.",
        ["desired-lines"] = "Each line that is desired, though not demanded, earns more.",
        ["freshness"] = "A more recent assessment visit that was passed earns more.",
        ["co-deployment"] = "A unit that serves together with partner units earns more.",
    };

    public static string For(string criterion) => ByCriterion[criterion];
}
