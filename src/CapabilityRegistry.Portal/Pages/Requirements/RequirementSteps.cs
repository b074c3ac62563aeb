using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using CapabilityRegistry.Portal.Pages.Steps;
using CapabilityRegistry.Portal.Pages.Units;

namespace CapabilityRegistry.Portal.Pages.Requirements;

/// <summary>The steps of a requirement that ask for a few fields.</summary>
public static class RequirementSteps
{
    private static readonly StepField Reason = new("reason", StepFieldKind.Text);

    public static readonly StepGroup Group = new(
        "RequirementStep",
        "RequirementStatus",
        "/requirements",
        "state-requirements",
        new StepForm("publish"),
        new StepForm("fulfil", new StepField("pledges", StepFieldKind.Choices), Reason),
        new StepForm("close", Reason),
        new StepForm(
            "approve-variation",
            new StepField("criterion", StepFieldKind.Choice) { List = "LineCriterion" },
            new StepField("item", StepFieldKind.Choice) { IsEnglish = true },
            new StepField("contributor", StepFieldKind.Line) { Required = false },
            new StepField("pledge", StepFieldKind.Line) { Required = false },
            new StepField("agreedBy", StepFieldKind.Line),
            new StepField("agreedOn", StepFieldKind.Day),
            new StepField("reference", StepFieldKind.Line),
            new StepField("scope", StepFieldKind.Text),
            new StepField("validUntil", StepFieldKind.Day) { Required = false }),
        new StepForm("revoke-variation", new StepField("variation", StepFieldKind.Choice) { IsEnglish = true }, Reason))
    {
        Lists = Find,
    };

    /// <summary>What makes sense as the requirement stands; the API decides.</summary>
    public static IReadOnlyList<string> Of(Requirement requirement) => requirement.Status switch
    {
        "draft" => ["publish", "close"],
        "published" or "amended" when requirement.Variations.Any(each => each.RevokedOn is null) =>
            ["fulfil", "approve-variation", "revoke-variation", "close"],
        "published" or "amended" => ["fulfil", "approve-variation", "close"],
        "fulfilled" => ["close"],
        _ => [],
    };

    private static async Task<IReadOnlyDictionary<string, IReadOnlyList<(string Code, string Words)>>> Find(Page page, StepForm step)
    {
        var id = page.Route("id");
        var lists = new Dictionary<string, IReadOnlyList<(string Code, string Words)>>();
        if (step.Action == "fulfil")
        {
            // Those that serve it already, then those that could.
            var units = await page.Get<CandidatesView>(Address.Of($"/v1/requirements/{id}/candidates?limit=100"));
            lists["pledges"] =
            [
                .. units.Excluded.Where(each => each.Serves).Select(each => each.Pledge).Concat(units.Candidates.Select(each => each.Pledge))
                    .Select(unit => (unit.Id, $"{unit.Id} {unit.UnitName}")),
            ];
        }
        else if (step.Action is "approve-variation" or "revoke-variation")
        {
            var requirement = await page.Get<Requirement>(Address.Of($"/v1/requirements/{id}"));
            var names = await Names.OfItems(page);
            lists["item"] = [.. requirement.Lines.Where(line => line.Demand == "mandatory").Select(line => (line.Code, names[line.Code])).Distinct()];
            lists["variation"] =
                [.. requirement.Variations.Where(each => each.RevokedOn is null).Select(each => (each.Id, $"{each.Id} {names[each.Item]}"))];
        }

        return lists;
    }
}
