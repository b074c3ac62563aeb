using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Access.Absent;
using CapabilityRegistry.Platform.Access.Provider;
using CapabilityRegistry.Platform.Events;

namespace CapabilityRegistry.Platform.Digests;

/// <summary>Every change of a digest, with its event, in the current unit of work.</summary>
public sealed class DigestUpdate(
    DigestStore digests, DigestLinkStore links, ProviderLoginStore logins, MailSettings settings, Keys keys, EventLog log)
{
    private static readonly Caller ByMail = Caller.System("mail");

    private static readonly Refusal MailOff = new("mail-off", "This registry sends no mail: its operator has set up no mail server.");

    private static readonly Refusal TooMany = new(
        "too-many-confirmations", $"{DigestDelivery.MostAskedADay} confirmations were asked for today. Ask for another one tomorrow.");

    private static readonly Refusal ChangedMeanwhile = new(
        "digest-changed", "Another request has changed your digest at this very moment. Read it, and send yours again if it is still wanted.");

    /// <summary>Gives the caller a digest, or changes the one that there is.</summary>
    public async Task<Decision<Digest>> Subscribe(SubscribeDigestRequest request, Caller caller)
    {
        if (!settings.IsOn)
        {
            return MailOff;
        }

        var before = await digests.Of(caller.Name);
        var wanted = Wanted(request, caller, before?.Digest, await NextId(before));
        // A link that was mailed today is still on its way, or good: it is not mailed again to the same address.
        var isAsked = wanted.Status == DigestStatus.Unconfirmed && !(wanted.Address == before?.Digest.Address && before?.AskedOn == log.Today);
        var asked = (before?.AskedOn == log.Today ? before.Asked : 0) + (isAsked ? 1 : 0);
        if (asked > DigestDelivery.MostAskedADay)
        {
            return TooMany;
        }

        var after = (before ?? new DigestDelivery { Digest = wanted }) with
        {
            Digest = wanted,
            Tries = 0,
            TryAt = isAsked ? log.Now : wanted.Status == DigestStatus.Confirmed ? DigestTiming.Next(wanted.Rhythm, log.Today, settings.Hour) : before?.TryAt,
            Rejections = wanted.Address == before?.Digest.Address ? before?.Rejections ?? 0 : 0,
            AskedOn = isAsked ? log.Today : before?.AskedOn,
            Asked = asked,
        };
        if (!await Write(before, after, caller, isAsked))
        {
            return ChangedMeanwhile;
        }

        return wanted;
    }

    /// <summary>From now on the digest is sent.</summary>
    public async Task<bool> Confirm(string link, Caller caller)
    {
        if (await links.Find(link, DigestLinkStore.Confirm, log.Now) is not { } id
            || await digests.Find(id) is not { Digest.Status: DigestStatus.Unconfirmed } before || !before.Digest.IsOf(caller))
        {
            return false;
        }

        var after = before with { Digest = before.Digest.Confirm(), TryAt = DigestTiming.Next(before.Digest.Rhythm, log.Today, settings.Hour), Tries = 0 };
        if (!await digests.Save(after))
        {
            return false;
        }

        await links.Drop(id, DigestLinkStore.Confirm);
        log.Changed(Digest.SubjectOf(after.Digest), new Change("confirmed", caller), before.Digest.OnRecord(), after.Digest.OnRecord());
        return true;
    }

    /// <summary>Ends the digest that a mail with this link belonged to.</summary>
    /// <returns>False if there is no such link.</returns>
    public async Task<bool> Stop(string link)
    {
        if (await links.Find(link, DigestLinkStore.Stop, log.Now) is not { } id)
        {
            return false;
        }

        await End(id, "by the link of a mail");
        return true;
    }

    /// <summary>Ends a digest that nobody may get any more; one that has ended stays so.</summary>
    /// <exception cref="InvalidOperationException">Somebody changed it in between.</exception>
    public async Task End(string id, string why)
    {
        if (await digests.Find(id) is { } before && before.Digest.End().Granted is { } ended && !await SaveEnded(ended, ByMail, why))
        {
            throw new InvalidOperationException($"The digest {id} was changed while it was ended.");
        }
    }

    /// <summary>Writes that a digest has ended: without its address, and without what is remembered for it alone.</summary>
    public async Task<bool> SaveEnded(Digest ended, Caller by, string? why = null)
    {
        if (await digests.Find(ended.Id) is not { } before || !await digests.Save(before with { Digest = ended, TryAt = null, Rejections = 0 }))
        {
            return false;
        }

        await links.Drop(ended.Id, DigestLinkStore.Confirm);
        await logins.Forget(ended.Login);
        log.Changed(Digest.SubjectOf(ended), new Change("ended", by, why), before.Digest.OnRecord(), ended.OnRecord());
        return true;
    }

    private async Task<string> NextId(DigestDelivery? before) => before?.Digest.Id ?? await keys.Next(KeyScopes.Digest);

    private Digest Wanted(SubscribeDigestRequest request, Caller caller, Digest? before, string id) => new()
    {
        Id = id,
        Version = (before?.Version ?? 0) + 1,
        Login = caller.Name,
        Person = caller.Person,
        Role = caller.Role,
        Contributor = caller.Contributor,
        Address = request.Address,
        Language = request.Language,
        Rhythm = request.Rhythm,
        Status = before is { Status: DigestStatus.Confirmed } && before.Address == request.Address && before.IsOf(caller)
            ? DigestStatus.Confirmed
            : DigestStatus.Unconfirmed,
        SubscribedAt = log.Now,
        MailedOn = before?.MailedOn,
    };

    private async Task<bool> Write(DigestDelivery? before, DigestDelivery after, Caller caller, bool isAsked)
    {
        if (caller.Name.StartsWith(ProviderClaims.NamePrefix, StringComparison.Ordinal))
        {
            await logins.Remember(ProviderLogin.Of(caller, log.Now));
        }

        if (isAsked)
        {
            // What was mailed to the address before must not act on the new one.
            await links.Drop(after.Digest.Id, DigestLinkStore.Confirm);
            await links.Drop(after.Digest.Id, DigestLinkStore.Stop);
        }

        if (!await (before is null ? digests.TryAdd(after) : digests.Save(after)))
        {
            return false;
        }

        var (subject, view) = (Digest.SubjectOf(after.Digest), after.Digest.OnRecord());
        if (before is null)
        {
            log.Created(subject, new Change("created", caller), view);
        }
        else
        {
            log.Changed(subject, new Change("edited", caller), before.Digest.OnRecord(), view);
        }

        return true;
    }
}
