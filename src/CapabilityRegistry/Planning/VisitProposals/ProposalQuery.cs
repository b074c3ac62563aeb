using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Planning.VisitProposals;

/// <summary>For which day, and how many.</summary>
public sealed record ProposalQuery
{
    public const int UsualVisits = 10;
    public const int MostVisits = 50;

    [Description("The day whose gap is to be closed; today if left out.")]
    [FromQuery(Name = "on")]
    public DateOnly? On { get; init; }

    [Description("How many visits at most.")]
    [FromQuery(Name = "limit")]
    [Range(1, MostVisits)]
    [DefaultValue(UsualVisits)]
    public int? Limit { get; init; }
}
