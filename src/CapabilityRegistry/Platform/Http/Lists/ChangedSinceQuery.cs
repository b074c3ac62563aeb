using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Globalization;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Platform.Http.Lists;

/// <summary>Which objects, by when they changed.</summary>
public sealed record ChangedSinceQuery
{
    internal const string Parameter = "changedSince";

    private static readonly string[] MomentFormats = ["yyyy-MM-dd'T'HH:mm:ss'Z'", "yyyy-MM-dd'T'HH:mm:ss.FFF'Z'"];

    /// <summary>Whatever has changed or not.</summary>
    internal static readonly ChangedSinceQuery Any = new();

    [Description("Only what has changed after the event with this number (seq), or at this moment or later (2026-11-23T09:00:00Z). A draft that was deleted "
        + "since is in the list, with deletedOn.")]
    [FromQuery(Name = Parameter)]
    [RegularExpression("^([0-9]{1,15}|[0-9]{4}-[0-9-]{5}T[0-9:.]{8,12}Z)$")]
    public string? ChangedSince { get; init; }

    internal bool IsGiven => ChangedSince is not null;

    /// <summary>The number of an event; null if something else is given.</summary>
    internal long? Event => long.TryParse(ChangedSince, NumberStyles.None, CultureInfo.InvariantCulture, out var seq) ? seq : null;

    /// <summary>A moment; null if something else is given.</summary>
    internal DateTimeOffset? Moment => Event is null && ChangedSince is { } given ? Read(given) : null;

    internal static bool CanBeRead(string given) => new ChangedSinceQuery { ChangedSince = given } is { Event: not null } or { Moment: not null };

    private static DateTimeOffset? Read(string moment) =>
        DateTimeOffset.TryParseExact(moment, MomentFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var read) ? read : null;
}
