using System.ComponentModel.DataAnnotations;

namespace CapabilityRegistry.Platform.AccessLog;

/// <summary>The section Audit of the configuration.</summary>
public sealed record AuditSettings
{
    public const string Section = "Audit";

    /// <summary>How long it is kept who was shown what: by default a year and a month, so that whoever audits a year finds all of it.</summary>
    [Range(1, 36_500, ErrorMessage = "must be a number of days from {1} to {2}")]
    public int AccessLogDays { get; init; } = 400;
}
