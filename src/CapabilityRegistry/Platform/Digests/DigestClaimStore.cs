namespace CapabilityRegistry.Platform.Digests;

/// <summary>Takes the turn for a mail together with the link that stands in it, so that there is no mail whose link leads nowhere.</summary>
public sealed class DigestClaimStore(DigestStore digests, DigestLinkStore links)
{
    /// <returns>False if another process has the turn, or the digest is another by now.</returns>
    public async Task<bool> Take(DigestDelivery begun, string link, bool isDigest, DateTimeOffset now)
    {
        if (!await digests.Claim(begun))
        {
            return false;
        }

        var (purpose, good) = isDigest ? (DigestLinkStore.Stop, DigestMails.Stoppable) : (DigestLinkStore.Confirm, DigestDelivery.Confirmable);
        await links.Add(link, begun.Digest.Id, purpose, now + good);
        return true;
    }
}
