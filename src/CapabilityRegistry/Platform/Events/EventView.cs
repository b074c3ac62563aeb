using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;

namespace CapabilityRegistry.Platform.Events;

/// <summary>An event as the API shows it.</summary>
public sealed record EventView : IRedactable, IDisclosesObjects
{
    /// <summary>Its place in the log; no number is left out, none is used twice.</summary>
    public required long Seq { get; init; }

    /// <summary>When it was done.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it, by the name of the token; empty if it is left out.</summary>
    public required string Actor { get; init; }

    /// <summary>The person behind the actor; null for events from before persons were recorded, and if it is left out.</summary>
    public required string? Person { get; init; }

    public required Role Role { get; init; }

    /// <summary>What was done, e.g. raised.</summary>
    [CodeOf("EventAction")]
    public required string Action { get; init; }

    /// <summary>What kind of object: pledge, visit, sur, requirement, strength, match-run, match-weights, invitation, deployment, token, catalogue.</summary>
    [CodeOf("SubjectKind")]
    public required string SubjectKind { get; init; }

    public required string SubjectId { get; init; }

    /// <summary>The version of the object after the event.</summary>
    public required int SubjectVersion { get; init; }

    /// <summary>The state whose object it is; null for what belongs to no state.</summary>
    public required string? Contributor { get; init; }

    /// <summary>What was said with it; null for nothing.</summary>
    public required string? Reason { get; init; }

    /// <summary>The whole object when it was created, a merge patch (RFC 7386) after that.</summary>
    public required JsonText<JsonObject> Changes { get; init; }

    /// <summary>The hash of the event before, 64 hexadecimal digits.</summary>
    [Redactable]
    public required string PreviousHash { get; init; }

    /// <summary>SHA-256 over the previous hash and this event.</summary>
    [Redactable]
    public required string Hash { get; init; }

    /// <summary>The fields left out for this caller, e.g. hash, changes/caveats or, of cases, actor; itself left out if there are none.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? Redacted { get; init; }

    /// <summary>The object of the event, if it belongs to a state, and the pledges that its changes name.</summary>
    public IEnumerable<DisclosedObject> DisclosedObjects() =>
    [
        .. Contributor is null ? Array.Empty<DisclosedObject>() : [new(SubjectKind, SubjectId, Contributor)],
        .. PledgeMembers.Named(SubjectKind, Changes.Text),
    ];

    public static EventView Of(Event @event) => new()
    {
        Seq = @event.Seq,
        At = @event.At,
        Actor = @event.Actor,
        Person = @event.Person,
        Role = Codes.Parse<Role>(@event.Role),
        Action = @event.Action,
        SubjectKind = @event.SubjectKind,
        SubjectId = @event.SubjectId,
        SubjectVersion = @event.SubjectVersion,
        Contributor = @event.Contributor,
        Reason = @event.Reason,
        Changes = new(@event.Changes),
        PreviousHash = @event.PreviousHash,
        Hash = @event.Hash,
    };

    /// <summary>As this caller may see it.</summary>
    public EventView For(Caller caller)
    {
        var view = Redactions.For<EventView>(caller) is { } hidden ? this with { PreviousHash = "", Hash = "", Redacted = hidden } : this;
        view = SubjectKinds.FieldsHiddenFrom(caller, SubjectKind) is { Count: > 0 } fields ? view.Without(fields) : view;
        return SubjectKinds.HidesActorFrom(caller, SubjectKind)
            ? view with { Actor = "", Person = null, Redacted = [.. view.Redacted ?? [], "actor", "person"] }
            : view;
    }

    private EventView Without(IReadOnlyList<string> fields)
    {
        var changes = JsonNode.Parse(Changes.Text)!.AsObject();
        var gone = fields.Where(changes.Remove).Select(field => $"changes/{field}").ToList();
        return gone.Count == 0 ? this : this with { Changes = new(changes.ToJsonString(Json.Options)), Redacted = [.. Redacted ?? [], .. gone] };
    }
}
