using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel.Texts;

namespace CapabilityRegistry.Registry.Pledges.Rules;

/// <summary>Where and when a state promised the unit, before it pledged it on paper.</summary>
public sealed record Announcement
{
    /// <summary>The conference or other occasion; null for what was taken over without it.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public string? Occasion { get; init; }

    /// <summary>The day of it; null for what was taken over without it.</summary>
    public DateOnly? AnnouncedOn { get; init; }
}
