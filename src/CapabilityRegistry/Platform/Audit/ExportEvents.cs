using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Events;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Platform.Audit;

/// <summary>Which part of the log.</summary>
public sealed record ExportQuery
{
    [Description("Only events after this sequence number. Such a part is checked with the anchor of that event.")]
    [FromQuery(Name = "after")]
    [Range(0, int.MaxValue)]
    public long? After { get; init; }

    [Description("The last sequence number; the last event there is if left out.")]
    [FromQuery(Name = "until")]
    [Range(0, int.MaxValue)]
    public long? Until { get; init; }
}

public static class ExportEvents
{
    /// <summary>The log of events as lines of JSON, each event with its hashes, to be kept and checked elsewhere: audit verify FILE</summary>
    public static async Task<EventExportAnswer> Handle([AsParameters] ExportQuery query, EventStore events, Caller caller)
    {
        // The export ends at the current last event, even if others go on writing.
        var head = await events.Head();
        return new EventExportAnswer(events, query.After ?? 0, Math.Min(query.Until ?? head, head), caller);
    }
}
