using System.Globalization;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Planning.Runs;

namespace CapabilityRegistry.Planning.Defence.Dossiers;

/// <summary>Explains why the plan does not take a pledge that is eligible for a requirement.</summary>
internal sealed class NotTakenReasons
{
    private readonly FinishedRun _run;
    private readonly Dictionary<string, Need> _needs;
    private readonly Dictionary<string, Offer> _offers;
    private readonly ILookup<string, Assignment> _byNeed;
    private readonly ILookup<string, Assignment> _byOffer;

    public NotTakenReasons(FinishedRun run)
    {
        _run = run;
        _needs = run.Input.Needs.ToDictionary(need => need.Id);
        _offers = run.Input.Offers.ToDictionary(offer => offer.Id);
        _byNeed = run.Plan.Assignments.ToLookup(each => each.NeedId);
        _byOffer = run.Plan.Assignments.ToLookup(each => each.OfferId);
    }

    public NotTaken Why(Need need, PairEvaluation candidate)
    {
        var offer = _offers[candidate.OfferId];
        return Banned(need, offer)
            ?? UsedElsewhere(need, offer)
            ?? MustNotMeet(need, offer)
            ?? Share(need, offer)
            ?? Partners(need, offer)
            ?? Whole(need, offer)
            ?? Weighed(need, candidate);
    }

    private NotTaken? Banned(Need need, Offer offer)
    {
        if (_run.Request.Bans.FirstOrDefault(ban => ban.Pledge == offer.Id && IsFor(ban, need)) is not { } ban)
        {
            return null;
        }

        var (extent, reason) = (ban.Requirement is null ? " for every requirement" : "", ban.Reason is null ? "" : $": {ban.Reason}");
        return new("banned", $"{_run.Job.Actor} ruled it out{extent}{reason}.");
    }

    private static bool IsFor(BannedPair ban, Need need) =>
        ban.Requirement is null || ban.Requirement == need.Id || ban.Requirement == NeedReference.Of(need).Requirement;

    private NotTaken? UsedElsewhere(Need need, Offer offer)
    {
        var others = _byOffer[offer.Id].Select(each => _needs[each.NeedId])
            .Where(other => need.Overlaps(other, offer.TurnaroundDays)).ToList();
        var when = others.Exists(other => need.Overlaps(other, turnaroundDays: 0))
            ? "at an overlapping time" : "too shortly before or after for its turnaround";
        return others.Count == 0 ? null : new("used-elsewhere", $"It serves {string.Join(" and ", others.Select(other => Named(other, need)))} {when}.");
    }

    private NotTaken? MustNotMeet(Need need, Offer offer)
    {
        var enemies = _run.Input.Forbidden.Where(pair => pair.OfferId == offer.Id || pair.OtherOfferId == offer.Id)
            .Select(pair => pair.OfferId == offer.Id ? pair.OtherOfferId : pair.OfferId)
            .Where(other => ServesBeside(other, need)).ToList();
        return enemies.Count == 0 ? null : new(
            "must-not-meet",
            $"It must not serve in the same mission as {string.Join(" and ", enemies)}, which does serve in {need.Mission} at an overlapping time.")
        {
            Others = enemies,
        };
    }

    private NotTaken? Share(Need need, Offer offer)
    {
        var share = _byNeed[need.Id].Where(each => _offers[each.OfferId].Contributor == offer.Contributor).Sum(each => each.Amount)
            + _run.Input.Engaged.Where(unit => unit.Contributor == offer.Contributor && unit.Needs.Contains(need.Id)).Sum(unit => unit.Amount);
        return share > 0 && share >= need.ShareCap
            ? new("share-cap", $"{offer.Contributor} covers {share} already, and no contributor may cover more than {need.ShareCap}.")
            : null;
    }

    private NotTaken? Partners(Need need, Offer offer)
    {
        var absent = offer.Partners.Where(partner => !ServesBeside(partner, need)).ToList();
        return absent.Count == 0 ? null : new(
            "partners-absent",
            $"It does not serve without {string.Join(" and ", absent)}, which does not serve in {need.Mission} at an overlapping time.")
        {
            Others = absent,
        };
    }

    // What the plan leaves empty because it may not be filled in part.
    private NotTaken? Whole(Need need, Offer offer)
    {
        if (_byNeed[need.Id].Any())
        {
            return null;
        }

        return need.Bundle is not null
            ? new("bundle-open", "The requirement is one of a bundle, which is filled completely or not at all, and the plan does not fill it.")
            : offer.Capacity < need.MinimumFill
            ? new("minimum-fill", Text($"It covers less than the {need.MinimumFill} that are the least to be useful, and the plan has none for the rest."))
            : null;
    }

    private NotTaken Weighed(Need need, PairEvaluation candidate)
    {
        var chosen = _byNeed[need.Id].Select(each => each.Verdict.Score).ToList();
        if (_run.Plan.Shortfalls.Any(shortfall => shortfall.NeedId == need.Id))
        {
            return IsProven
                ? new("of-no-use", "The plan as a whole would not be better with it: "
                    + "by the ways in which this requirement may be filled, it would fill nothing more.")
                : new("not-proven", "The search stopped before it was proven whether it would help.");
        }

        return chosen.Count == 0 || candidate.Score > chosen.Min()
            ? IsProven
                ? new("not-needed", "The requirement is filled without it, with fewer pledges, "
                    + "fewer changes against the plan in force or more points in the plan as a whole.")
                : new("not-proven", "The search stopped before it was proven whether it would be better.")
            : candidate.Score < chosen.Min()
                ? new("lower-score", Text($"It scores {candidate.Score}; what was chosen scores {chosen.Min()} or more."))
                : new("equal-score", Text($"It scores {candidate.Score} as well; between equals a hash of the keys decides, which favours nobody."));
    }

    private bool IsProven => _run.Plan.Status == ProofStatus.Optimal;

    private bool ServesBeside(string offer, Need need) => _byOffer[offer].Any(each => _needs[each.NeedId].Meets(need))
        || _run.Input.Engaged.Any(unit => unit.OfferId == offer && unit.Meets(need));

    private static string Named(Need other, Need need) => Text($"{other.Id} (priority {other.Priority}, {Than(other, need)})");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static string Than(Need other, Need need) => other.Priority.CompareTo(need.Priority) switch
    {
        < 0 => "higher",
        0 => "the same",
        _ => "lower",
    };
}

/// <summary>Why a pledge is not taken.</summary>
/// <param name="Code">Permanent.</param>
/// <param name="Detail">The reason in a sentence.</param>
internal sealed record NotTaken(string Code, string Detail)
{
    /// <summary>Keys of the pledges that the sentence names, besides the one that is not taken.</summary>
    public IReadOnlyList<string> Others { get; init; } = [];
}
