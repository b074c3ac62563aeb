using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.ForceGeneration.Decisions;

/// <summary>All routes of this slice.</summary>
public static class DecisionEndpoints
{
    public static void MapDecisions(this IEndpointRouteBuilder app)
    {
        app.MapGet("/v1/pledges/{id}/decisions", ListPledgeDecisions.Handle).WithTags("Pledges").WithName("ListPledgeDecisions")
            .SortedBy(DecisionLog.Orders).Requires(Right.ReadPledges);
        app.MapGet("/v1/contributors/{id}/decisions", ListContributorDecisions.Handle).WithTags("Contributors").WithName("ListContributorDecisions")
            .SortedBy(DecisionLog.Orders).Requires(Right.ReadPledges);
        app.MapGet("/v1/decision-reasons", ListReasons).WithTags("Pledges").WithName("ListDecisionReasons")
            .Requires(Right.ReadCatalogue).MayBeKeptByClients();
    }

    /// <summary>The reasons that decisions about pledges can have</summary>
    /// <remarks>
    /// Each with a sentence, the decisions that can have it, and whether whoever decides names it or it follows from what is on record. The list is this
    /// registry's own: it takes over no published list. It is short and comes whole, without pages.
    /// </remarks>
    public static Ok<DecisionReasonList> ListReasons() => TypedResults.Ok(new DecisionReasonList { Items = DecisionReasons.Table });
}

/// <summary>The whole list of reasons.</summary>
public sealed record DecisionReasonList
{
    public required IReadOnlyList<DecisionReason> Items { get; init; }
}
