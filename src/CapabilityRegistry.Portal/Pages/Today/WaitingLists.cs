using CapabilityRegistry.Portal.Api;

namespace CapabilityRegistry.Portal.Pages.Today;

/// <summary>How the lists of what waits and what lapses are asked for, by the first page and by the digest alike.</summary>
internal static class WaitingLists
{
    public const string Lapses = "/v1/reminders?within=90";

    private const int MostItems = 20;

    public static Task<Listed<T>> List<T>(this IApiReader api, string address) =>
        api.Get<Listed<T>>(address.WithQuery(("limit", $"{MostItems}"), ("count", "true")));
}

/// <summary>What waits for a focal point.</summary>
public sealed record FocalPointLists(
    Listed<Pledge> Unfinished, Listed<Invitation> Invitations, Listed<Reminder> Lapses, Listed<Finding> Findings, Listed<Deficiency> Deficiencies,
    Listed<ShareView> Shares)
{
    public static async Task<FocalPointLists> Of(IApiReader api) => new(
        await api.List<Pledge>("/v1/pledges?status=returned&status=draft&status=announced"),
        await api.List<Invitation>("/v1/invitations?status=open"),
        await api.List<Reminder>(WaitingLists.Lapses),
        await api.List<Finding>("/v1/findings?status=open"),
        await api.List<Deficiency>("/v1/deficiencies?status=open"),
        await api.List<ShareView>("/v1/shares?status=proposed"));
}

/// <summary>What waits for a planner.</summary>
public sealed record PlannerLists(Listed<Pledge> Submitted, Listed<Invitation> Accepted, Listed<Reminder> Lapses)
{
    public static async Task<PlannerLists> Of(IApiReader api) => new(
        await api.List<Pledge>("/v1/pledges?status=submitted&status=acknowledged"),
        await api.List<Invitation>("/v1/invitations?status=accepted"),
        await api.List<Reminder>(WaitingLists.Lapses));
}

/// <summary>What waits for an assessor.</summary>
public sealed record AssessorLists(Listed<Visit> Visits, Listed<Finding> Answered)
{
    public static async Task<AssessorLists> Of(IApiReader api) => new(
        await api.List<Visit>("/v1/visits?status=scheduled&sort=plannedOn"),
        await api.List<Finding>("/v1/findings?status=answered"));
}
