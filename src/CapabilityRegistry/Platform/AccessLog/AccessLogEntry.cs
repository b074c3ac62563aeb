using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;

namespace CapabilityRegistry.Platform.AccessLog;

/// <summary>That somebody was shown objects of another state than their own.</summary>
public sealed record AccessLogEntry : IDisclosesObjects
{
    /// <summary>Ids are in the order of time.</summary>
    public required string Id { get; init; }

    /// <summary>When it was shown.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who was shown it.</summary>
    public required string Actor { get; init; }

    /// <summary>The role in which it was shown.</summary>
    public required Role Role { get; init; }

    /// <summary>The operation that was asked for, by its operationId.</summary>
    public required string Operation { get; init; }

    /// <summary>Names the request in the server's log; the traceId that a problem would have carried.</summary>
    public required string RequestId { get; init; }

    /// <summary>How many objects the answer showed.</summary>
    public required int Objects { get; init; }

    /// <summary>The objects in the order of their keys; in a list of entries the first ten of them.</summary>
    public required IReadOnlyList<ShownObject> Shown { get; init; }

    /// <summary>Reading the access log is recorded as well. What it shows is not a state's object but who saw one.</summary>
    public IEnumerable<DisclosedObject> DisclosedObjects() => [new("access-log", "every-entry", null)];

    public static AccessLogEntry Of(AccessLogStore.Row row) => new()
    {
        Id = row.Id,
        At = row.At,
        Actor = row.Actor,
        Role = Codes.Parse<Role>(row.Role),
        Operation = row.Operation,
        RequestId = row.RequestId,
        Objects = row.Objects,
        Shown = [.. row.Shown.Select(each => new ShownObject { Kind = each.Kind, Id = each.Id, Contributor = each.Contributor })],
    };
}

/// <summary>An object that was shown.</summary>
public sealed record ShownObject
{
    /// <summary>pledge, visit …; event-log for an export of the log of events, access-log for a look into this log.</summary>
    [CodeOf("ShownObjectKind")]
    public required string Kind { get; init; }

    /// <summary>Its key; every-event and the sequence numbers for an export, every-entry for this log.</summary>
    public required string Id { get; init; }

    /// <summary>The state whose object it is; null for what tells of several states.</summary>
    public required string? Contributor { get; init; }
}
