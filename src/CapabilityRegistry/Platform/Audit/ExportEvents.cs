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
    /// <summary>The log of events as a file, to be kept and checked elsewhere</summary>
    /// <remarks>
    /// One event on each line, as JSON, with its hashes, up to the last event that there is when the export begins. The command <c>audit verify</c>
    /// checks such a file without the registry. A part that begins <c>after</c> an event is checked with the number and hash of that event. The
    /// answer is sent as it is read, so that it may be large.
    /// </remarks>
    public static async Task<EventExportAnswer> Handle([AsParameters] ExportQuery query, EventStore events, Caller caller)
    {
        // The export ends at the current last event, even if others go on writing.
        var head = await events.Head();
        return new EventExportAnswer(events, query.After ?? 0, Math.Min(query.Until ?? head, head), caller);
    }
}
