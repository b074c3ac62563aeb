using CapabilityRegistry.Events;
using CapabilityRegistry.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Pledges;

/// <summary>The way of every change to a pledge: find what the caller may see, hold it against If-Match, ask the rule, save.</summary>
public sealed class PledgeStep(PledgeStore pledges)
{
    public async Task<Results<Versioned<PledgeView>, Refused>> Take(string id, string? ifMatch, Change change, Func<Pledge, Decision<Pledge>> rule) =>
        await Take(id, ifMatch, change, pledge => Task.FromResult(rule(pledge)));

    public async Task<Results<Versioned<PledgeView>, Refused>> Take(string id, string? ifMatch, Change change, Func<Pledge, Task<Decision<Pledge>>> rule)
    {
        var pledge = await pledges.Find(id, change.By);
        if (pledge is null)
        {
            return Refused.Missing("pledge", id);
        }

        if (Precondition.Check(ifMatch, pledge.Version) is { } failed)
        {
            return failed;
        }

        var decision = await rule(pledge);
        if (decision.Refusal is { } refusal)
        {
            return Refused.Because(refusal);
        }

        var next = decision.Granted!;
        return await pledges.Save(pledge, next, change)
            ? new Versioned<PledgeView>(PledgeStore.ViewOf(next), next.Version)
            : Refused.Stale(ifMatch!);
    }
}
