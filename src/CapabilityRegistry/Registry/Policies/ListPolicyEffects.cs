using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using CapabilityRegistry.Registry.Policies.Terms;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Registry.Policies;

/// <summary>From when the policy would hold, and which day to look at.</summary>
public sealed record PolicyEffectQuery
{
    [Description("The first day on which it would hold, today or later as with a term; today if left out.")]
    [FromQuery(Name = "holdsFrom")]
    public DateOnly? HoldsFrom { get; init; }

    [Description("As if the configuration named it, which only a policy of the program can be: it would hold from the beginning to the first of the terms.")]
    [FromQuery(Name = "asDefault")]
    public bool? AsDefault { get; init; }

    [Description("The day to look at; the first day on which it would hold if left out, and today with asDefault.")]
    [FromQuery(Name = "on")]
    public DateOnly? On { get; init; }

    [Description("Only pledges of this state, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }
}

public static class ListPolicyEffects
{
    public static readonly ListOrders<PolicyEffect> Orders = new(
        "pledge",
        effect => effect.Pledge,
        SortField.Text<PolicyEffect>("contributor", effect => effect.Contributor),
        SortField.Text<PolicyEffect>("unitType", effect => effect.UnitType));

    /// <summary>Which pledges would change, and how, if a policy came into force</summary>
    /// <remarks>
    /// A dry run: nothing is written. Each registered pledge that would have another level on the day, would have lapsed, whose next lapse would be another
    /// or whose investigations would mean something else for its selection, with what is so as policies hold now beside it. With <c>asDefault=true</c> the
    /// question is what changes if the configuration names the policy (<c>Readiness:Policy</c>). Follow <c>next</c> until it is null.
    /// </remarks>
    /// <param name="id">Short name of the policy, such as pcrs-2015-faq.</param>
    public static async Task<Results<Ok<Page<PolicyEffect>>, NotFoundAnswer, BadRequestAnswer>> Handle(
        string id, [AsParameters] PolicyEffectQuery query, [AsParameters] PageQuery page, PolicyStore policies, PolicyTimelines timelines,
        PledgeStore pledges, PledgeReadiness readiness, InvestigationEffectReader investigations, Caller caller, HttpRequest request)
    {
        if (await policies.Find(id) is not { } policy)
        {
            return new NotFoundAnswer("readiness policy", id);
        }

        if (query.AsDefault == true && policy.StatedOn is not null)
        {
            return new BadRequestAnswer(
                [new Fault { Code = "not-of-the-program", Parameter = "asDefault", Expected = "false, or a policy of the program", Found = id }]);
        }

        if (query.HoldsFrom < readiness.Today)
        {
            return new BadRequestAnswer(
                [new Fault { Code = "in-the-past", Parameter = "holdsFrom", Expected = $"{readiness.Today:O} or later", Found = $"{query.HoldsFrom:O}" }]);
        }

        var from = query.AsDefault == true ? (DateOnly?)null : query.HoldsFrom ?? readiness.Today;
        var states = query.Contributor.IsGiven() ? query.Contributor : null;
        var registered = (await pledges.OfStates(states, caller)).Where(pledge => pledge.Status.HoldsLevel()).ToList();
        var (day, others) = (query.On ?? from ?? readiness.Today, await timelines.With(policy, from));
        var compared = await readiness.Compared(registered, states, day, others, caller);
        var conduct = await investigations.Compared(states, day, others, caller);
        var effects = registered.Zip(compared, (pledge, both) => PolicyEffect.Of(pledge, both, conduct.GetValueOrDefault(pledge.Id))).OfType<PolicyEffect>();
        return TypedResults.Ok(Orders.PageOf(request, [.. effects], page));
    }
}
