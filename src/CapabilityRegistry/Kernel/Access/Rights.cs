using static CapabilityRegistry.Kernel.Access.Right;
using static CapabilityRegistry.Kernel.Access.TokenScope;
using static CapabilityRegistry.Kernel.Role;

namespace CapabilityRegistry.Kernel.Access;

/// <summary>
/// The complete table of rights: which role may do what. Which states' objects a role reaches is <see cref="Roles.Reach"/>, unless the row
/// says otherwise; the stores enforce that in SQL.
/// </summary>
public static class Rights
{
    private static readonly Role[] Everybody = Enum.GetValues<Role>();

    public static readonly IReadOnlyList<Grant> Table =
    [
        new(ReadCatalogue, Read, "read states, missions, unit types and codes, and this table", Everybody) { Reach = StatesReached.Common },
        new(ReadPledges, Read, "read pledges, their readiness and their history", [FocalPoint, Planner, Assessor, Auditor, Administrator, Integrator]),
        new(OfferPledges, Write, "announce, draft, edit, submit, revive and withdraw pledges, ask for levels", [FocalPoint]),
        new(ReadHelpOffers, Read, "read what states offer to others that lack it", Everybody) { Reach = StatesReached.Common },
        new(OfferHelp, Write, "offer to other states what they lack, and withdraw such offers", [FocalPoint]),
        new(RecogniseTraining, Write, "record which courses of training centres are recognised, and end that", [Planner]) { Reach = StatesReached.Common },
        new(DecidePledges, Write, "acknowledge, accept, return, raise and lower pledges, refuse levels", [Planner]),
        new(SuspendPledges, Write, "set registered pledges aside for a time, and take them up again", [FocalPoint, Planner]),
        new(OverrideFourEyes, Write, "raise a pledge although the same person took two of the three parts", [Administrator]),
        new(ForeseePolicies, Read, "see which pledges would change by another policy of readiness", [Planner, Auditor, Administrator]),
        new(SetPolicies, Write, "record policies of readiness and put them into force", [Administrator]) { Reach = StatesReached.Common },
        new(ReadConduct, Read, "read how the vetting of units and cases against them stand", [FocalPoint, Planner, Auditor, Administrator]),
        new(VetUnits, Write, "open the vetting of units, clear and bar them", [Planner]),
        new(HandleCases, Write, "open and close investigations", [Administrator]),
        new(ReadEvaluations, Read, "read how units did", [FocalPoint, Planner, Assessor, Auditor, Administrator]),
        new(EvaluateUnits, Write, "evaluate units, and follow up what is to become better", [Assessor]) { Reach = StatesReached.OtherStates },
        new(ReadVisits, Read, "read visits and what they found", [FocalPoint, Planner, Assessor, Auditor, Integrator]),
        new(ReadOutcomeDrafts, Read, "read what is noted of visits before it is recorded", [Assessor]) { Reach = StatesReached.OtherStates },
        new(ScheduleVisits, Write, "schedule visits, postpone and cancel them, name their teams", [Planner]),
        new(RecordVisits, Write, "record how a visit ended, and what inspections found that a unit lacks", [Assessor]) { Reach = StatesReached.OtherStates },
        new(AnswerFindings, Write, "answer what visits found", [FocalPoint]),
        new(JudgeAnswers, Write, "close findings and what inspections found, or send answers back", [Planner, Assessor]) { Reach = StatesReached.OtherStates },
        new(ReadRequirements, Read, "read requirements, drafts of statements and ceilings", [Planner, Auditor]) { Reach = StatesReached.Common },
        new(
            StateRequirements, Write,
            "draft, publish, amend, fulfil and close requirements and statements of unit requirements, approve variations, record what was authorised",
            [Planner]) { Reach = StatesReached.Common },
        new(ReadImports, Read, "see what comes of lists that the own state or office has uploaded", [FocalPoint, Planner]) { OfNoState = [Planner] },
        new(ImportLists, Write, "upload lists of what one may write, and have them carried out", [FocalPoint, Planner]) { OfNoState = [Planner] },
        new(ReadGaps, Read, "read gaps", [Planner, Auditor]),
        new(ReadCandidates, Read, "read which pledges could answer a requirement", [Planner, Auditor]),
        new(RunMatching, Write, "run the matching", [Planner]),
        new(ReadMatchRuns, Read, "read runs; of one state, its own part of the plan", [FocalPoint, Planner, Auditor]),
        new(InviteStates, Write, "invite states, select what they offer or release it", [Planner]),
        new(ReadInvitations, Read, "read invitations and their history", [FocalPoint, Planner, Auditor]),
        new(AnswerInvitations, Write, "accept and decline invitations", [FocalPoint]),
        new(ReadDeployments, Read, "read deployments and their history", [FocalPoint, Planner, Auditor]),
        new(RunDeployments, Write, "record milestones and the end of deployments", [Planner]),
        new(ReadFulfilment, Read, "read what became of requirements", [Planner, Auditor]),
        new(ReadIndicators, Read, "read indicators and the timelines behind them; of one state, its own", [FocalPoint, Planner, Auditor]),
        new(ReadOutcomes, Read, "read what came of pledges, requirement by requirement", [FocalPoint, Planner, Auditor]),
        new(ReadDossiers, Read, "read what defends a run: dossier, certificate, comparison; replay it", [Planner, Auditor]),
        new(ReadChanges, Read, "read the feed of changes", [FocalPoint, Planner, Auditor, Integrator]),
        new(ReadAudit, Read, "search and export the log of events, and see who read what", [Auditor]),
        new(ReadTokens, Read, "read which tokens were given to whom", [Auditor, Administrator]) { Reach = StatesReached.Common },
        new(GiveTokens, Write, "give and revoke tokens", [Administrator]) { Reach = StatesReached.Common },
        new(
            ReadDigests, Read, "read who gets what by mail: their own; auditors and administrators everybody's",
            [FocalPoint, Planner, Assessor, Auditor, Administrator]) { Reach = StatesReached.Common },
        new(SubscribeDigest, Write, "have sent to themselves by mail what waits and what lapses", [FocalPoint, Planner, Assessor])
        {
            Reach = StatesReached.Common,
        },
        new(
            EndDigest, Write, "end what is sent to themselves by mail; administrators also what is sent to others",
            [FocalPoint, Planner, Assessor, Administrator]) { Reach = StatesReached.Common },
    ];

    private static readonly Dictionary<Right, Grant> ByRight = Table.ToDictionary(grant => grant.Right);

    /// <summary>Whether the caller's role and token both allow it.</summary>
    public static bool Allow(Caller caller, Right right) => Allows(caller.Role, right) && caller.Scopes.Contains(ScopeOf(right));

    public static bool Allows(Role role, Right right) => ByRight[right].Roles.Contains(role);

    /// <summary>What a caller lacks who is not allowed something: a token for it, or the role.</summary>
    public static string WhyNot(Caller caller, Right right) => Allows(caller.Role, right)
        ? $"This needs a token for {ScopeOf(right).Code()}."
        : $"This needs {right}, which the role {caller.Role.Code()} does not have.";

    /// <summary>Whether a token must be good for reading or for writing to use the right.</summary>
    public static TokenScope ScopeOf(Right right) => ByRight[right].Scope;
}

/// <summary>One row of the table.</summary>
/// <param name="Text">What the right is for, to be read after "may".</param>
public sealed record Grant(Right Right, TokenScope Scope, string Text, IReadOnlyList<Role> Roles)
{
    /// <summary>Whose objects the right reaches, if not those that the role reaches anyway.</summary>
    public StatesReached? Reach { get; init; }

    /// <summary>Roles that reach by it what belongs to no state alone, such as what their office has made.</summary>
    public IReadOnlyList<Role> OfNoState { get; init; } = [];

    public StatesReached ReachOf(Role role) => OfNoState.Contains(role) ? StatesReached.Common : Reach ?? role.Reach();
}
