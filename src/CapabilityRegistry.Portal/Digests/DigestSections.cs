using System.Globalization;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Languages;
using CapabilityRegistry.Portal.Pages.Today;

namespace CapabilityRegistry.Portal.Digests;

/// <summary>
/// What the first page shows a person of some role, without what a mail must not hold: names of units, texts of people, gaps, what a unit lacks. A mail goes
/// through machines of others; whoever signs in sees the rest.
/// </summary>
internal static class DigestSections
{
    private const int MostLines = 10;

    /// <summary>What waits and what lapses; empty if nothing does, or if the role has no such page.</summary>
    /// <exception cref="ApiRefusalException">The API refused.</exception>
    public static async Task<IReadOnlyList<DigestSection>> Of(IApiReader api, string role, Language language)
    {
        IReadOnlyList<DigestSection> sections = role switch
        {
            "focal-point" => OfFocalPoint(await FocalPointLists.Of(api), language),
            "planner" => OfPlanner(await PlannerLists.Of(api), language),
            "assessor" => OfAssessor(await AssessorLists.Of(api), language),
            _ => [],
        };
        return [.. sections.Where(section => section.Count > 0)];
    }

    private static DigestSection[] OfFocalPoint(FocalPointLists lists, Language language) =>
    [
        Section("Today.Invitations", lists.Invitations, "/invitations", each => new(
            $"{each.Id} – {each.Pledge}", When("Today.AnswerUntil", each.ExpiresOn, language), Address.Of($"/invitations/{each.Id}"))),
        Section("Today.Unfinished", lists.Unfinished, "/units", each => new(each.Id, "", Address.Of($"/units/{each.Id}"))),
        Section("Today.Shares", lists.Shares, "/shares", each => new($"{each.Id} – {each.Pledge}", "", Address.Of($"/shares/{each.Id}"))),
        Lapses(lists.Lapses, language),
        Section("Today.Findings", lists.Findings, "/findings", each => new(
            $"{each.Id} – {each.Pledge}", When("Today.DueOn", each.Due, language), Address.Of($"/findings/{each.Id}"))),
        Section("Today.Deficiencies", lists.Deficiencies, "/", each => new(
            $"{each.Id} – {each.Pledge}", When("Today.DueOn", each.Due, language), Address.Of($"/deficiencies/{each.Id}"))),
    ];

    private static DigestSection[] OfPlanner(PlannerLists lists, Language language) =>
    [
        Section("Today.Submitted", lists.Submitted, "/inbox", each => new(each.Id, Day(each.SubmittedOn, language), Address.Of($"/units/{each.Id}"))),
        Section("Today.Accepted", lists.Accepted, "/invitations", each => new(
            $"{each.Id} – {each.Pledge}, {each.Requirement}", "", Address.Of($"/invitations/{each.Id}"))),
        Lapses(lists.Lapses, language),
    ];

    private static DigestSection[] OfAssessor(AssessorLists lists, Language language) =>
    [
        Section("Today.Answered", lists.Answered, "/findings?status=answered", each => new(
            $"{each.Id} – {each.Pledge}", "", Address.Of($"/findings/{each.Id}"))),
        Section("Today.Visits", lists.Visits, "/assessor/visits", each => new(
            each.Id, Day(each.PlannedOn, language), Address.Of($"/assessor/visits/{each.Id}"))),
    ];

    private static DigestSection Lapses(Listed<Reminder> lapses, Language language) => Section("Today.Lapses", lapses, "/calendar", each => new(
        each.Pledge, When("Today.LapsesOn", each.LapsesOn, language), Address.Of($"/units/{each.Pledge}")));

    private static DigestSection Section<T>(string title, Listed<T> list, string all, Func<T, DigestLine> line) =>
        new(title, list.Count ?? list.Items.Count, all, [.. list.Items.Take(MostLines).Select(line)]);

    private static string When(string text, DateOnly? day, Language language) => day is null ? "" : Texts.Get(text, Day(day, language));

    private static string Day(DateOnly? day, Language language) => day is null ? "" : language.Day(day.Value);
}
