using System.ComponentModel;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Rules;
using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Planning.Runs.Jobs;
using CapabilityRegistry.Planning.Runs.Questions;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;

namespace CapabilityRegistry.Planning.Runs;

public static class StartMatchRun
{
    /// <summary>Asks for a plan that pairs requirements in force with pledges</summary>
    /// <remarks>
    /// The input is fixed at once, from what the registry knows now or as <c>scenario</c> supposes; the plan is made in the background. The answer is
    /// 202 with the queued run, and <c>Location</c> says where to ask for it; with <c>Prefer: wait=30</c> the answer comes after up to 30 seconds, as
    /// 201 if the run has ended by then. A plan changes no pledge and no requirement and asks no state: its lines become invitations by
    /// <c>POST /v1/match-runs/{id}/invitations</c>. Asking for it writes no event; when the plan is made, the event is <c>run</c>, of the run itself. A
    /// run with a scenario has none, and is thrown away some time after its end (<c>expiresAt</c>).
    /// The body may be left out: then everything in force is planned.
    /// </remarks>
    public static async Task<Results<StartedRun, Refused>> Handle(
        StartMatchRunRequest? request,
        [FromHeader(Name = PreferWait.Header)]
        [Description("wait=30 to be answered when the run has ended, or after 30 seconds; 90 at most. Other preferences are passed over (RFC 7240).")]
        string? prefer,
        QuestionBuilder questions, JobStore jobs, MatchRunStore runs, MatchSettings settings, Keys keys, EventLog log, Caller caller)
    {
        request ??= new StartMatchRunRequest();
        if (await Full(jobs, settings, caller) is { } full)
        {
            return full;
        }

        var asked = await questions.Build(request, caller);
        if (asked.Refusal is { } refusal)
        {
            return Refused.Because(refusal);
        }

        var (question, bytes) = (asked.Granted!, CanonicalJson.Of(asked.Granted!.Input));
        var job = New(await keys.Next(KeyScopes.Run), question, bytes, request, log.Now, caller);
        // The row of the key counter is locked until the commit, so no other run can start in between.
        if (await Full(jobs, settings, caller) is { } filled)
        {
            return filled;
        }

        await jobs.Add(job, Json.Write(request));
        await runs.AddInput(job.Id, bytes, question.Notes);
        log.ExpectNoEvent();
        return new StartedRun(await runs.View(job, caller), PreferWait.Of(prefer));
    }

    private static async Task<Refused?> Full(JobStore jobs, MatchSettings settings, Caller caller) => await jobs.Unfinished(caller.Name) switch
    {
        var (_, own) when own >= settings.PerCaller => Refused.Because(
            new Refusal("too-many-runs", $"{own} of your runs have not ended yet, and no caller may have more at a time.") { Kind = RefusalKind.TooMany }),
        var (all, _) when all >= settings.QueueLength => Refused.Because(
            new Refusal("queue-full", $"{all} runs are waiting or being carried out. Try again later.") { Kind = RefusalKind.Unavailable }),
        _ => null,
    };

    private static MatchJob New(string id, Question question, byte[] input, StartMatchRunRequest request, DateTimeOffset now, Caller caller) => new()
    {
        Id = id,
        Version = 1,
        Status = MatchRunStatus.Queued,
        IsScenario = request.Scenario is not null,
        At = now,
        QueuedAt = now,
        Actor = caller.Name,
        Person = caller.Person,
        Role = caller.Role,
        AsOf = question.Input.AsOf,
        EventSeq = question.EventSeq,
        InputHash = CanonicalJson.Hash(input),
        RuleSet = RuleSet.Version,
        Weights = Json.Write(question.Weights),
        Requirements = question.Input.Needs.Select(need => NeedReference.Of(need).Requirement).Distinct().Count(),
        Pledges = question.Input.Offers.Count,
    };
}
