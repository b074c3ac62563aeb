using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Readiness.Policies;
using CapabilityRegistry.Registry.Pledges.Readiness;

namespace CapabilityRegistry.Registry.Policies.Terms;

/// <summary>Which policy holds on which day: that of the configuration until the first term, then that of each term until the next.</summary>
public sealed class PolicyTimelines(PolicyTermStore terms, PolicyStore policies, AsAtReader past, ReadinessSettings settings) : IReadinessPolicies
{
    private static readonly Caller Reader = Caller.System("policies");

    public async Task<PolicyTimeline> Timeline() => await Of(settings.Policy, await InForce());

    public async Task<PolicyTimeline> Timeline(long seq) =>
        await Of(settings.Policy, InForce((await past.At(seq, PolicyTermStore.Kind, Reader)).ById.Values.Select(each => each.As<PolicyTerm>())));

    /// <summary>The timeline as if a policy held from a day to the next term, or from the beginning to the first if no day is given.</summary>
    public async Task<PolicyTimeline> With(LevelPolicy policy, DateOnly? from) => from is { } day && day > DateOnly.MinValue
        ? await Of(settings.Policy, [.. (await InForce()).Where(term => term.From != day), new(policy.Id, day)])
        : await Of(policy.Id, await InForce());

    private async Task<IReadOnlyList<Term>> InForce() => InForce(await terms.All());

    private static IReadOnlyList<Term> InForce(IEnumerable<PolicyTerm> stated) =>
        [.. stated.Where(term => term.RevokedFor is null).Select(term => new Term(term.Policy, term.HoldsFrom))];

    private async Task<PolicyTimeline> Of(string first, IReadOnlyList<Term> terms)
    {
        var ordered = terms.OrderBy(term => term.From).ToList();
        var named = new Dictionary<string, CapabilityRegistry.Readiness.Model.ReadinessPolicy>(StringComparer.Ordinal);
        foreach (var id in ordered.Select(term => term.Policy).Prepend(first).Distinct())
        {
            named[id] = (await policies.Find(id))!.ToLibrary();
        }

        return PolicyTimeline.Of(
        [
            named[first] with { EffectiveUntil = ordered is [var earliest, ..] ? earliest.From : null },
            .. ordered.Select((term, at) => named[term.Policy] with
            {
                EffectiveFrom = term.From,
                EffectiveUntil = at + 1 < ordered.Count ? ordered[at + 1].From : null,
            }),
        ]);
    }

    private sealed record Term(string Policy, DateOnly From);
}
