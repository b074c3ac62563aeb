using System.ComponentModel.DataAnnotations;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>The section Readiness of the configuration.</summary>
public sealed record ReadinessSettings
{
    public const string Section = "Readiness";

    /// <summary>
    /// The policy by which levels are kept and lost until another is put into force: pcrs-2024 (self-certification and new visits) or pcrs-2015-faq (renewal
    /// of pledges). Two regimes were read in public documents; which one holds is for those who run the registry to say.
    /// </summary>
    [AllowedValues("pcrs-2024", "pcrs-2015-faq", ErrorMessage = "must be pcrs-2024 or pcrs-2015-faq")]
    public string Policy { get; init; } = "pcrs-2024";
}
