using CapabilityRegistry.Platform.Access.Absent;
using CapabilityRegistry.Platform.Access.Tokens;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Portal.Digests;
using Polly;

namespace CapabilityRegistry.Platform.Digests;

/// <summary>Does what the links in mails are for.</summary>
public sealed class DigestLinks(IServiceScopeFactory scopes, ResiliencePipeline retries, AbsentCallers callers) : IDigestLinks
{
    public async Task<bool> Confirm(string link, string login, CancellationToken cancel) =>
        TokenText.IsSecret(link) && (await callers.Find(login, cancel)).Caller is { } caller
            && await Record(digests => digests.Confirm(link, caller), cancel);

    public async Task<bool> Stop(string link, CancellationToken cancel) => TokenText.IsSecret(link) && await Record(digests => digests.Stop(link), cancel);

    private async Task<bool> Record(Func<DigestUpdate, Task<bool>> change, CancellationToken cancel)
    {
        var isDone = false;
        await retries.ExecuteAsync(
            async token => await scopes.Record(async (DigestUpdate digests) => isDone = await change(digests), token), cancel);
        return isDone;
    }
}
