using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Platform.Digests;

/// <summary>Where the digest is to go, and how.</summary>
public sealed record SubscribeDigestRequest
{
    /// <summary>Letters of ASCII alone; a mail with a link is sent there first.</summary>
    public const string AddressPattern = "^[!#-'*+./-9=?A-Z^-~-]{1,64}@[A-Za-z0-9.-]{1,186}[A-Za-z]$";

    public const int LongestAddress = 254;

    /// <summary>Where it is to be sent. Nobody else reads it, and no event holds it.</summary>
    [StringLength(LongestAddress, MinimumLength = 3)]
    [RegularExpression(AddressPattern)]
    public required string Address { get; init; }

    public required DigestLanguage Language { get; init; }

    public required DigestRhythm Rhythm { get; init; }
}

public static class SubscribeDigest
{
    /// <summary>Has a digest of what waits and what lapses sent to you by mail, or changes that</summary>
    /// <remarks>
    /// The digest is of the login that asks, and there is one of each: whoever has one gives it another address, language or rhythm, under the same key. To an
    /// address that is new a link is mailed first, and the digest begins when you follow it, signed in to the pages as the same login; five such links a day.
    /// The digest holds numbers, keys, days and links, made with the rights that the login has when it is sent; if nothing waits, none is sent. It ends when
    /// the token is revoked or has expired, or when its role or state is another. The event is <c>created</c> or <c>edited</c>, without the address. A
    /// registry without a mail server refuses with <c>mail-off</c>.
    /// </remarks>
    public static async Task<Results<Added<Digest>, Refused>> Handle(SubscribeDigestRequest request, DigestUpdate digests, Caller caller)
    {
        var decision = await digests.Subscribe(request, caller);
        return decision.Granted is { } digest
            ? new Added<Digest>(digest, digest.Version, $"/v1/digests/{digest.Id}")
            : Refused.Because(decision.Refusal!);
    }
}
