using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Pledges.Readiness;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges.Shares;

/// <summary>
/// Changes shares under If-Match. What a pledge tells of its shares changes with them, in the same transaction; the row of the pledge is held before its
/// shares are read, so that two of them never take the same part.
/// </summary>
public sealed class ShareUpdate(ShareStore shares, PledgeStore pledges, PledgeLapses lapses, EventLog log)
{
    /// <summary>What the partner alone does.</summary>
    /// <param name="check">What the rest of the unit says to it: is given the pledge and its other shares that are proposed or confirmed.</param>
    public Task<Results<Versioned<ShareView>, Refused>> ByPartner(
        string id, string? ifMatch, Change change, Func<Share, Decision<Share>> rule, Func<Pledge, IReadOnlyList<Share>, Refusal?>? check = null,
        ReadOnlyMembers? readOnly = null) =>
        For(change).Apply(id, ifMatch, readOnly, async share => share.Contributor == change.By.Contributor
            ? await OfUnit(share, change.By, rule(share), check)
            : new Refusal("not-your-share", "Only the state that is to bring the part speaks for it.",
                Fault.At("/contributor", "not-your-share", change.By.Contributor!, share.Contributor)) { Kind = RefusalKind.Forbidden });

    /// <summary>What the lead alone does.</summary>
    public Task<Results<Versioned<ShareView>, Refused>> ByLead(string id, string? ifMatch, Change change, Func<Share, Decision<Share>> rule) =>
        For(change).Apply(id, ifMatch, async share => share.Lead == change.By.Contributor
            ? await OfUnit(share, change.By, rule(share))
            : new Refusal("not-the-lead", "Only the state that leads the unit does this.",
                Fault.At("/lead", "not-the-lead", change.By.Contributor!, share.Lead)) { Kind = RefusalKind.Forbidden });

    /// <summary>Writes a new share and tells its pledge.</summary>
    public async Task<Share> Add(ShareContent content, Pledge pledge, string contributor, Change change)
    {
        var share = await shares.Add(content, pledge, contributor, change);
        await Tell(pledge, change.By);
        return share;
    }

    /// <summary>Writes shares that already have keys, and tells their pledges.</summary>
    public async Task AddAll(IReadOnlyList<Share> added, Change change)
    {
        await shares.AddAll(added, change);
        foreach (var pledge in added.Select(share => share.Pledge).Distinct())
        {
            await Tell((await pledges.FindJoint(pledge, change.By))!, change.By);
        }
    }

    /// <summary>
    /// The shares in the unit of an own pledge that are proposed or confirmed. The pledge is held first, so that they stay what they are while it is edited.
    /// </summary>
    public async Task<IReadOnlyList<Share>> HeldOf(Pledge pledge, Caller caller)
    {
        // The first share changes the version of the pledge, which whoever edits it has read.
        if (pledge.JointWith.Count == 0)
        {
            return [];
        }

        await pledges.Lock(pledge.Id, caller);
        // Of a pledge that is edited so that it stays as it was, this is all that is written.
        log.ExpectNoEvent();
        return [.. (await shares.Beside(pledge.Id, caller)).Where(share => share.IsHeld)];
    }

    /// <summary>As this caller may see it.</summary>
    public async Task<ShareView> View(Share share, Caller caller) =>
        ShareView.Of(share, (await shares.UnitsOf([share], caller)).GetValueOrDefault(share.Pledge), caller);

    private ConditionalUpdate<Share, ShareView> For(Change change) => new(
        ShareStore.Kind,
        id => shares.Find(id, change.By),
        (before, after) => Save(before, after, change),
        share => View(share, change.By));

    // Whose share is over is told so, and nothing of the pledge.
    private async Task<Decision<Share>> OfUnit(
        Share share, Caller by, Decision<Share> decided, Func<Pledge, IReadOnlyList<Share>, Refusal?>? check = null)
    {
        if (decided.Refusal is not null)
        {
            return decided;
        }

        await pledges.HoldJoint(share.Pledge, by);
        // Of a share that is edited so that it stays as it was, this is all that is written.
        log.ExpectNoEvent();
        if (!decided.Granted!.IsHeld)
        {
            // A share ends whatever has become of its pledge: nobody is to be bound by what is over.
            return decided;
        }

        if (await pledges.FindJoint(share.Pledge, by) is not { } pledge)
        {
            return new Refusal("wrong-status", "The draft of the unit was deleted.",
                Fault.At("/pledge", "wrong-status", "a pledge that is neither withdrawn nor lapsed", $"{share.Pledge}, deleted"));
        }

        var refusal = PledgeLife.RefusalIfOver(await lapses.Now(pledge))
            ?? check?.Invoke(pledge, [.. (await shares.Beside(share.Pledge, by)).Where(each => each.IsHeld && each.Id != share.Id)]);
        return refusal is null ? decided : refusal;
    }

    private async Task<bool> Save(Share before, Share after, Change change)
    {
        if (!await shares.Save(before, after, change))
        {
            return false;
        }

        if (await pledges.FindJoint(after.Pledge, change.By) is { } pledge)
        {
            await Tell(pledge, change.By);
        }

        return true;
    }

    private async Task Tell(Pledge pledge, Caller by)
    {
        var next = pledge.WithShares(await shares.Beside(pledge.Id, by));
        if (!ReferenceEquals(next, pledge))
        {
            await pledges.SaveJoint(pledge, next, new Change("shares-changed", by));
        }
    }
}
