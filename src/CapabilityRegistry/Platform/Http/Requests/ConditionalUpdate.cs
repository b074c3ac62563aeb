using System.Text.Json;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Platform.Http.Requests;

/// <summary>Changes an object under If-Match: finds what the caller may see, compares the version, asks the rule, saves.</summary>
/// <param name="Kind">The kind of object, as named in a refusal.</param>
/// <param name="Find">The object as it is now; null if there is none for this caller.</param>
/// <param name="Save">Writes the next version over the one before; false if that is no longer the current one.</param>
/// <param name="View">What the answer shows.</param>
public sealed record ConditionalUpdate<T, TView>(
    string Kind, Func<string, Task<T?>> Find, Func<T, T, Task<bool>> Save, Func<T, Task<TView>> View)
    where T : class, IVersioned
{
    public ConditionalUpdate(string kind, Func<string, Task<T?>> find, Func<T, T, Task<bool>> save, Func<T, TView> view)
        : this(kind, find, save, after => Task.FromResult(view(after)))
    {
    }

    /// <summary>The object as the rule is asked about it: time can have changed what is recorded.</summary>
    public Func<T, Task<T>> Now { get; init; } = Task.FromResult;

    public Task<Results<Versioned<TView>, Refused>> Apply(string id, string? ifMatch, Func<T, Decision<T>> rule) =>
        Apply(id, ifMatch, before => Task.FromResult(rule(before)));

    public Task<Results<Versioned<TView>, Refused>> Apply(string id, string? ifMatch, Func<T, Task<Decision<T>>> rule) => Apply(id, ifMatch, null, rule);

    /// <param name="readOnly">What was sent beside the content, which must be as it is.</param>
    public async Task<Results<Versioned<TView>, Refused>> Apply(string id, string? ifMatch, ReadOnlyMembers? readOnly, Func<T, Task<Decision<T>>> rule)
    {
        if (await Find(id) is not { } before)
        {
            return Refused.Missing(Kind, id);
        }

        if (Precondition.Check(ifMatch, before.Version) is { } failed)
        {
            return failed;
        }

        if (readOnly?.Faults(await View(before)) is { Count: > 0 } faults)
        {
            return Refused.Invalid(faults);
        }

        var decision = await rule(await Now(before));
        if (decision.Refusal is { } refusal)
        {
            // What stands against a step are facts of the object.
            return before is IDisclosesObjects shown ? Refused.Because(refusal).Showing(shown.DisclosedObjects()) : Refused.Because(refusal);
        }

        var after = decision.Granted!;
        if (readOnly is not null && IsAsBefore(before, after))
        {
            return new Versioned<TView>(await View(before), before.Version);
        }

        if (await Save(before, after))
        {
            return new Versioned<TView>(await View(after), after.Version);
        }

        return await Find(id) is { } current ? Refused.Stale(ifMatch!, Precondition.ETag(current.Version)) : Refused.Missing(Kind, id);
    }

    // Whoever edits an object so that it stays as it was makes no new version of it.
    private static bool IsAsBefore(T before, T after)
    {
        var (was, now) = (Members(before), Members(after));
        return was.Remove("version") && now.Remove("version") && JsonNode.DeepEquals(was, now);
    }

    private static JsonObject Members(T versioned) => JsonSerializer.SerializeToNode(versioned, Json.Options)!.AsObject();
}
