using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Registry.Pledges;

/// <summary>A promise of a unit: what the state says of it so far, and where it said so.</summary>
public sealed record AnnouncePledgeRequest : PledgeContent
{
    /// <summary>The pledging state. A focal point may leave it out: it speaks for its own state only.</summary>
    [RegularExpression(Patterns.Contributor)]
    public string? Contributor { get; init; }

    /// <summary>The conference or other occasion on which it was promised.</summary>
    [StringLength(200, MinimumLength = 1)]
    [TextForm(TextForm.Text)]
    public required string Occasion { get; init; }

    /// <summary>The day of that; not in the future.</summary>
    public required DateOnly AnnouncedOn { get; init; }
}

public static class AnnouncePledge
{
    /// <summary>Records that a state has promised a unit, before any paper</summary>
    /// <remarks>
    /// The new pledge has the status <c>announced</c>, with occasion and day in <c>announcement</c>. It says what a draft says, of which much may be left for
    /// later, and is never supply: no plan, gap or capability counts it. Its state makes a draft of it (<c>POST /v1/pledges/{id}/begin</c>) or withdraws it;
    /// it is not deleted. The event is <c>announced</c>. The answer is the pledge with its new key; <c>Location</c> says where it is read.
    /// </remarks>
    public static Task<Results<Added<Pledge>, Refused>> Handle(
        AnnouncePledgeRequest request, PledgeStore pledges, CatalogueStore catalogue, EventLog log, Caller caller)
    {
        var announced = DraftPledge.New(request, caller) with
        {
            Status = PledgeStatus.Announced,
            Announcement = new() { Occasion = request.Occasion, AnnouncedOn = request.AnnouncedOn },
        };
        IReadOnlyList<Fault> faults = request.AnnouncedOn > log.Today
            ? [Fault.At("/announcedOn", "in-the-future", $"{log.Today:O} or before", $"{request.AnnouncedOn:O}")]
            : [];
        return DraftPledge.Add(announced, request.Contributor, faults, new Change("announced", caller), pledges, catalogue, log);
    }
}
