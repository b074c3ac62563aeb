using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.ForceGeneration.Invitations.Rules;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Planning.Runs;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Registry.Requirements.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.ForceGeneration.Invitations;

/// <summary>Which lines of a plan are accepted, by when the states are to answer, and why.</summary>
public sealed record InviteLinesRequest
{
    /// <summary>Which lines; left out, every one of the plan that is for a mission: for goals of capacity nobody is asked.</summary>
    [MinLength(1)]
    [MaxLength(500)]
    public IReadOnlyList<LineToInvite>? Lines { get; init; }

    /// <summary>The last day on which the states may answer.</summary>
    public required DateOnly ExpiresOn { get; init; }

    /// <summary>Why these: for the Secretariat's own record, the states do not see it.</summary>
    [StringLength(2000, MinimumLength = 10)]
    [TextForm(TextForm.Text)]
    public required string Reason { get; init; }

    /// <summary>
    /// Why states are asked for units of these lines although the unit does not meet every criterion of the requirement. Refused without it
    /// (criteria-not-met, with each criterion); of no effect where all are met.
    /// </summary>
    [StringLength(2000, MinimumLength = 20)]
    [TextForm(TextForm.Text)]
    public string? OverrideReason { get; init; }
}

/// <summary>A line of a plan, as the run shows it among its assignments.</summary>
public sealed record LineToInvite
{
    [RegularExpression(Patterns.Requirement)]
    public required string Requirement { get; init; }

    /// <summary>Which slot of the requirement, 1, 2 …; left out if it has no rotation.</summary>
    [Range(1, 1_000)]
    public int? Slot { get; init; }

    [RegularExpression(Patterns.Pledge)]
    public required string Pledge { get; init; }
}

/// <summary>The invitations that lines of a plan have become.</summary>
public sealed record InvitedLines : IDisclosesObjects
{
    /// <summary>In the order of the lines.</summary>
    public required IReadOnlyList<Invitation> Invitations { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => Invitations.SelectMany(invitation => invitation.DisclosedObjects());
}

public static class InviteLines
{
    /// <summary>Turns lines of a plan, or all of it, into invitations</summary>
    /// <remarks>
    /// All or nothing: either every state is asked, or nobody is and the refusal names each line that something stands against. The run is
    /// <c>done</c>, supposes nothing, and the requirements have not changed since; <c>If-Match</c> names the version of the run. Each line is judged
    /// as in <c>POST /v1/requirements/{id}/invitations</c>. Without <c>lines</c> it is every line for a mission. The answer has the invitations in
    /// the order of the lines; the event of each is <c>invited</c>.
    /// </remarks>
    /// <param name="id">Key of the run, such as RUN-00012.</param>
    public static async Task<Results<Ok<InvitedLines>, Refused>> Handle(
        string id, InviteLinesRequest request, [FromHeader(Name = "If-Match")] string? ifMatch,
        JobStore jobs, MatchRunStore runs, EventStore events, InvitationIssuer inviting, Caller caller)
    {
        if (await jobs.Find(id, caller) is not { } run)
        {
            return Refused.Missing("match run", id);
        }

        if (Precondition.Check(ifMatch, run.Version) is { } failed)
        {
            return failed;
        }

        if (PlanLines.NotAcceptable(run) is { } no)
        {
            return Refused.Because(no);
        }

        var lines = request.Lines is { } some ? PlanLines.FromRequest(some) : PlanLines.All(await runs.Lines(id, caller));
        var requirements = await inviting.Lock(lines.Select(line => line.Line.Pledge), lines.Select(line => line.Line.Requirement), caller);
        var changed = await events.ChangedSince(run.EventSeq, RequirementStore.Kind, requirements.Keys, caller);
        var wanted = lines.Where(each => request.Lines is not null || requirements[each.Line.Requirement].Mission is not null).ToList();
        var (invited, faults) = (new List<Invitation>(), new List<Fault>());
        foreach (var (place, line) in wanted)
        {
            var decision = PlanLines.Outdated(line, requirements, changed) is { } outdated
                ? outdated
                : await inviting.Issue(requirements[line.Requirement], Question(line, run.Id, request), caller);
            invited.AddRange(decision.Granted is { } invitation ? [invitation] : []);
            faults.AddRange((decision.Refusal?.Faults ?? []).Select(fault => PlanLines.At(place, fault)));
        }

        return PlanLines.Refused(wanted.Count, invited.Count, [.. faults.Distinct()]) is { } refusal
            ? Refused.Because(refusal).Showing(wanted.Select(each => DisclosedObject.Pledge(each.Line.Pledge)))
            : TypedResults.Ok(new InvitedLines { Invitations = invited });
    }

    private static InviteStateRequest Question(LineToInvite line, string run, InviteLinesRequest request) =>
        new()
        {
            Pledge = line.Pledge,
            Run = run,
            Slot = line.Slot,
            ExpiresOn = request.ExpiresOn,
            Reason = request.Reason,
            OverrideReason = request.OverrideReason,
        };
}
