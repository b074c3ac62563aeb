using System.Globalization;
using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Frame;
using CapabilityRegistry.Portal.Frame.Naming;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CapabilityRegistry.Portal.Pages.Plans;

/// <summary>One plan: how far it is, what it fills and what not, how far that is proven; and states are asked for its units.</summary>
public static class PlanPage
{
    private const string SecondsToReload = "3";

    private const int MostOfAFilter = 50;

    public static void Map(IEndpointRouteBuilder app)
    {
        app.MapPage("/plans/{id}", page => Show(page, null));
        app.MapForm("/plans/{id}/cancel", page => Take(page, "cancel"));
        app.MapForm("/plans/{id}/restart", page => Take(page, "restart"));
        app.MapForm("/plans/{id}/invitations", Invite);
    }

    private static async Task<IResult> Show(Page page, Problem? problem)
    {
        var id = page.Route("id");
        var answer = await page.Send(ApiRequest.Get(Address.Of($"/v1/match-runs/{id}")));
        var plan = answer.Read<MatchRunView>();
        if (plan.Run.Status is "queued" or "running" && problem is null)
        {
            // The browser asks again by itself; a header does it without a script.
            page.Http.Response.Headers["Refresh"] = SecondsToReload;
        }

        var types = await Names.OfUnitTypes(page);
        // Only who can invite needs to know who was invited or engaged otherwise since.
        var invites = page.Role == "planner" && plan.Run is { Status: "done", Scenario: false };
        return Page.Show<PlanView, PlanModel>(
            new PlanModel
            {
                Plan = plan,
                Version = answer.Version!,
                Dossier = plan.Run.Status == "done" ? await Dossier(page, id) : null,
                Invitations = plan.Run.Status == "done"
                    ? (await page.Get<Listed<Invitation>>(Address.Of($"/v1/invitations?run={id}&limit=200"))).Items
                    : [],
                Otherwise = invites ? await Otherwise(page, plan) : [],
                Fulfilment = invites ? await Fulfilment(page, plan) : [],
                HasOthers = plan.Run.Status == "done" && (await PlansPage.Done(page)).Any(run => run.Id != id),
                Types = types,
                Sentences = new(types, await Names.OfItems(page)),
                Problem = problem,
            },
            problem?.Status ?? StatusCodes.Status200OK);
    }

    // It has the names of units and missions; where its input is not kept any more, the plan is shown with keys alone.
    private static async Task<DossierView?> Dossier(Page page, string id)
    {
        var answer = await page.Send(ApiRequest.Get(Address.Of($"/v1/match-runs/{id}/dossier")));
        return answer.IsSuccess ? answer.Read<DossierView>() : null;
    }

    // Whoever was invited to the same, from wherever, and may still come or has.
    private static async Task<IReadOnlyList<Invitation>> Otherwise(Page page, MatchRunView plan)
    {
        var found = new List<Invitation>();
        foreach (var requirements in plan.Assignments.Select(line => line.Requirement).Distinct().Chunk(MostOfAFilter))
        {
            found.AddRange(await All<Invitation>(page, "/v1/invitations".WithQuery(
            [
                ("status", "open"), ("status", "accepted"), ("status", "selected"), ("limit", "200"),
                .. requirements.Select(requirement => ("requirement", (string?)requirement)),
            ])));
        }

        return found;
    }

    private static async Task<IReadOnlyList<FulfilmentView>> Fulfilment(Page page, MatchRunView plan) => plan.Assignments.Count == 0
        ? []
        : await All<FulfilmentView>(page, "/v1/fulfilment?goals=false&status=published&status=amended&limit=200");

    private static async Task<IReadOnlyList<T>> All<T>(Page page, string address)
    {
        var found = new List<T>();
        for (var next = (string?)address; next is not null;)
        {
            var part = await page.Get<Listed<T>>(next);
            found.AddRange(part.Items);
            next = part.Next;
        }

        return found;
    }

    private static async Task<IResult> Take(Page page, string step)
    {
        var id = page.Route("id");
        var done = await page.Submit(ApiRequest.Post(Address.Of($"/v1/match-runs/{id}/{step}")));
        return done.IsSuccess ? Page.GoTo(Address.Of($"/plans/{id}")) : await Show(page, done.Problem);
    }

    private static async Task<IResult> Invite(Page page)
    {
        var id = page.Route("id");
        var lines = page.Form.All("lines").Select(LineKey.Parse).OfType<LineKey>().ToList();
        var body = new Dictionary<string, object?>
        {
            // Nothing ticked is not all of them: the API then says that a line is missing.
            ["lines"] = lines.Select(line => new Dictionary<string, object?>
            {
                ["requirement"] = line.Requirement,
                ["slot"] = line.Slot,
                ["pledge"] = line.Pledge,
            }),
            ["expiresOn"] = page.Form["expiresOn"] ?? "",
            ["reason"] = page.Form["reason"] ?? "",
            ["overrideReason"] = page.Form["overrideReason"],
        };
        var done = await page.Submit(ApiRequest.Post(Address.Of($"/v1/match-runs/{id}/invitations"), body));
        return done.IsSuccess
            ? Page.GoTo(Address.Of($"/plans/{id}?done={done.Read<InvitedLines>().Invitations.Count}") + "#invitations")
            : await Show(page, Lists.AtKeys(done.Problem, "lines", [.. lines.Select(line => line.Id)]));
    }
}

/// <summary>A line of a plan, as a box that is ticked names it.</summary>
public sealed record LineKey(string Requirement, int? Slot, string Pledge)
{
    /// <summary>The id of its box, behind "lines-".</summary>
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Requirement}{(Slot is null ? "" : "-")}{Slot}-{Pledge}");

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Requirement}|{Slot}|{Pledge}");

    /// <summary>Null for what no box of the page says.</summary>
    public static LineKey? Parse(string text) => text.Split('|') is [var requirement, var slot, var pledge]
        ? new LineKey(requirement, int.TryParse(slot, CultureInfo.InvariantCulture, out var number) ? number : null, pledge)
        : null;
}

public sealed record PlanModel
{
    public required MatchRunView Plan { get; init; }

    /// <summary>The ETag of the run as it is shown.</summary>
    public required string Version { get; init; }

    /// <summary>Null until there is a plan, or if its input is not kept.</summary>
    public required DossierView? Dossier { get; init; }

    /// <summary>Those that follow the plan.</summary>
    public required IReadOnlyList<Invitation> Invitations { get; init; }

    /// <summary>Those to the requirements of the plan that are open, accepted or selected, from whatever plan or none; empty for who cannot invite.</summary>
    public required IReadOnlyList<Invitation> Otherwise { get; init; }

    /// <summary>What requirements still need; empty for who cannot invite.</summary>
    public required IReadOnlyList<FulfilmentView> Fulfilment { get; init; }

    /// <summary>Whether there are other plans that it can be compared with.</summary>
    public required bool HasOthers { get; init; }

    public required Names Types { get; init; }

    public required Sentences Sentences { get; init; }

    public required Problem? Problem { get; init; }
}
