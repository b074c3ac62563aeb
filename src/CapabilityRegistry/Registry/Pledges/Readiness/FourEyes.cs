using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Registry.Pledges.Rules;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>
/// Four-eyes rule: three different people submit the pledge, assess the unit and raise it. Persons are compared, not tokens, and however their names
/// are written. Persons that an imported record does not name are not compared; where only the name of a token is known, it stands for the person.
/// </summary>
public static class FourEyes
{
    public const string Code = "four-eyes";

    /// <summary>The decision unchanged, or the refusal if one person took two of the three parts.</summary>
    /// <param name="assessors">Who has assessed the unit.</param>
    /// <param name="raisedBy">Who is about to raise it.</param>
    public static Decision<Pledge> Enforce(Decision<Pledge> raised, Pledge pledge, IEnumerable<string> assessors, Caller raisedBy) =>
        raised.Refusal is null && Broken(pledge, assessors, raisedBy) is { } refusal ? refusal : raised;

    private static Refusal? Broken(Pledge pledge, IEnumerable<string> assessors, Caller raisedBy)
    {
        var submittedBy = pledge.Submitter;
        IEnumerable<(string Pointer, string Who, string? One, string? Other)> parts =
        [
            ("/submittedBy", "somebody else than who submitted the pledge to raise it", submittedBy, raisedBy.Person),
            .. assessors.SelectMany(assessedBy => new (string, string, string?, string?)[]
            {
                ("/readinessLevel", "somebody else than who assessed the unit to raise it", assessedBy, raisedBy.Person),
                ("/submittedBy", "somebody else than who submitted the pledge to have assessed the unit", submittedBy, assessedBy),
            }),
        ];
        var same = parts.Where(part => CanonicalText.IsSamePerson(part.One, part.Other)).ToList();
        return same.Count == 0 ? null : new Refusal(
            Code, "Who submits a pledge, who assesses the unit and who raises it are three people.",
            [.. same.Select(part => Fault.At(part.Pointer, Code, part.Who, $"{part.One} for both"))]);
    }
}
