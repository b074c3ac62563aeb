using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Visits.Drafts;
using CapabilityRegistry.Registry.Visits.Findings;

namespace CapabilityRegistry.Registry.Visits;

/// <summary>Checks of what is sent about visits.</summary>
public static class VisitChecks
{
    /// <param name="pledges">The pledges that there are, of those that are named.</param>
    public static IReadOnlyList<Fault> Faults(ScheduleVisitRequest request, Dictionary<string, Pledge> pledges, CatalogueCodes codes) =>
    [
        .. request.Pledges.Select((key, i) => (key, i)).Where(each => !pledges.ContainsKey(each.key))
            .Select(each => Fault.At($"/pledges/{each.i}", "unknown-pledge", "the key of a pledge", $"'{each.key}'")),
        .. CatalogueCodes.Repeated(request.Pledges, key => key, i => $"/pledges/{i}"),
        .. TeamFaults(request.Team, codes),
    ];

    /// <summary>The faults of a team: states that there are not, and people who are in it twice.</summary>
    public static IReadOnlyList<Fault> TeamFaults(IReadOnlyList<TeamMember> team, CatalogueCodes codes) =>
    [
        .. team.Select((member, i) => (member.Contributor, i)).Where(each => each.Contributor is { } state && !codes.Contributors.Contains(state))
            .Select(each => Fault.At($"/team/{each.i}/contributor", "unknown-code", "a code of /v1/contributors", $"'{each.Contributor}'")),
        .. team.Select((member, i) => (member.Name, i))
            .Where(each => team.Take(each.i).Any(before => CanonicalText.IsSamePerson(before.Name, each.Name)))
            .Select(each => Fault.At($"/team/{each.i}/name", "repeated", "each person once", $"'{each.Name}' again")),
    ];

    /// <summary>The faults of an outcome with its findings.</summary>
    public static IReadOnlyList<Fault> Faults(RecordOutcomeRequest request, IReadOnlyList<Checklist> checklists)
    {
        var items = ItemsOf(checklists);
        return
        [
            .. CatalogueCodes.Faults(request.Checklists, items.Keys.ToHashSet(), "/checklists", "/v1/checklists"),
            .. request.Findings.SelectMany((finding, i) => FindingFaults(finding, $"/findings/{i}", request, items)),
            .. ResultFaults(request.Result, request.Findings.Count),
        ];
    }

    /// <summary>What is wrong with a draft by itself. What may still be added, or depends on the day, is asked when the outcome is recorded.</summary>
    public static IReadOnlyList<Fault> Faults(OutcomeNotes notes, IReadOnlyList<Checklist> checklists)
    {
        var items = ItemsOf(checklists);
        return
        [
            .. CatalogueCodes.Faults(notes.Checklists, items.Keys.ToHashSet(), "/checklists", "/v1/checklists"),
            .. notes.InOrder.SelectMany((point, i) => PointFaults(point.Checklist, point.Item, $"/inOrder/{i}", items)),
            .. CatalogueCodes.Repeated(notes.InOrder, point => $"{point.Checklist} {point.Item}".TrimEnd(), i => $"/inOrder/{i}"),
            .. notes.Findings.SelectMany((finding, i) =>
                finding.Checklist is { } checklist ? PointFaults(checklist, finding.Item, $"/findings/{i}", items) : []),
        ];
    }

    private static Dictionary<string, HashSet<string>> ItemsOf(IReadOnlyList<Checklist> checklists) =>
        checklists.ToDictionary(list => list.Id, list => list.Items.Select(item => item.Id).ToHashSet());

    private static IEnumerable<Fault> PointFaults(string checklist, string? item, string at, Dictionary<string, HashSet<string>> items)
    {
        if (!items.TryGetValue(checklist, out var known))
        {
            yield return Fault.At($"{at}/checklist", "unknown-code", "a code of /v1/checklists", $"'{checklist}'");
        }
        else if (item is not null && !known.Contains(item))
        {
            yield return Fault.At($"{at}/item", "unknown-code", $"an item of the checklist {checklist}, or null", $"'{item}'");
        }
    }

    private static IEnumerable<Fault> ResultFaults(VisitResult result, int findings) => (result, findings) switch
    {
        (VisitResult.Passed, > 0) =>
        [
            Fault.At("/result", "findings-contradict-result", "passed-with-findings or failed, since there are findings", result.Code()),
        ],
        (VisitResult.PassedWithFindings, 0) => [Fault.At("/findings", "findings-contradict-result", "at least one finding", "none")],
        _ => [],
    };

    private static IEnumerable<Fault> FindingFaults(
        NewFinding finding, string at, RecordOutcomeRequest request, Dictionary<string, HashSet<string>> items) =>
    [
        .. items.ContainsKey(finding.Checklist) && !request.Checklists.Contains(finding.Checklist)
            ? [Fault.At($"{at}/checklist", "checklist-not-used", "one of the checklists that were gone through", $"'{finding.Checklist}'")]
            : PointFaults(finding.Checklist, finding.Item, at, items),
        .. finding.Due < request.VisitedOn
            ? [Fault.At($"{at}/due", "due-before-the-visit", $"{request.VisitedOn:O} or later", $"{finding.Due:O}")]
            : Array.Empty<Fault>(),
    ];
}
