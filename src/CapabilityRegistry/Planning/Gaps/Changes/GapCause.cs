using System.Text.Json.Serialization;

namespace CapabilityRegistry.Planning.Gaps.Changes;

/// <summary>
/// Why a gap differs between two times. The order is the one in which causes are taken into account: first the days that
/// passed, then what is asked for, then what is lost or different, then what is gained. So every change of a pledge or a
/// deployment is weighed against what is asked for at the end, and what is gained does not hide what was lost. A pledge is
/// <c>edited</c> only if it says something else itself: what others put on record beside it has causes of its own, which are
/// <c>vetting</c>, <c>investigation</c>, <c>condition</c>, <c>share</c>, <c>recognition</c> and <c>evidence</c> (what its
/// level rests on: visits, findings, papers, comparisons, agreements, caps and consents, renewals and certificates, time in
/// missions, and the policy by which it is judged), as long as the unit keeps its level: one whose level is gone at the end,
/// sooner than was foreseen, is <c>lowered</c>, whether somebody decided it or what it rests on, or is judged by, changed.
/// </summary>
[JsonConverter(typeof(JsonStringEnumConverter<GapCause>))]
public enum GapCause
{
    /// <summary>Requests would go out on another day, and memberships of organisations begin and end.</summary>
    [JsonStringEnumMemberName("time-passed")]
    TimePassed,

    /// <summary>The last day of the need, or of a slot of its rotation, is past.</summary>
    [JsonStringEnumMemberName("need-ended")]
    NeedEnded,

    /// <summary>The first day of the need, or of a slot of its rotation, has come.</summary>
    [JsonStringEnumMemberName("need-began")]
    NeedBegan,

    /// <summary>The requirement was marked as filled: nothing is looked for any more.</summary>
    [JsonStringEnumMemberName("fulfilled")]
    Fulfilled,

    /// <summary>The requirement was closed.</summary>
    [JsonStringEnumMemberName("closed")]
    Closed,

    /// <summary>The requirement was amended, or a variation of it was approved or revoked.</summary>
    [JsonStringEnumMemberName("amended")]
    Amended,

    /// <summary>The requirement was published, or counts again.</summary>
    [JsonStringEnumMemberName("new-requirement")]
    NewRequirement,

    /// <summary>The state took the pledge back.</summary>
    [JsonStringEnumMemberName("withdrawn")]
    Withdrawn,

    /// <summary>The pledge is no longer registered: it was neither taken back nor set aside.</summary>
    [JsonStringEnumMemberName("lapsed")]
    Lapsed,

    /// <summary>The pledge was set aside for a time.</summary>
    [JsonStringEnumMemberName("suspended")]
    Suspended,

    /// <summary>Time alone took the level away by the policy, as was foreseen: what it rested on was not renewed.</summary>
    [JsonStringEnumMemberName("level-lapsed")]
    LevelLapsed,

    /// <summary>The pledge is at a lower level than was foreseen: by a decision, or since what its level rests on ended earlier.</summary>
    [JsonStringEnumMemberName("lowered")]
    Lowered,

    /// <summary>The vetting of the unit was opened or decided.</summary>
    [JsonStringEnumMemberName("vetting")]
    Vetting,

    /// <summary>A case against the unit that keeps it back, by the policy of readiness, was opened or closed.</summary>
    [JsonStringEnumMemberName("investigation")]
    Investigation,

    /// <summary>A condition of its state, on which the use of the unit depends, was stated, dropped or agreed to be met.</summary>
    [JsonStringEnumMemberName("condition")]
    Condition,

    /// <summary>A share of the joint unit, which another state is to bring, was proposed, confirmed, withdrawn, dropped or settled.</summary>
    [JsonStringEnumMemberName("share")]
    Share,

    /// <summary>The recognition of a course that its training names was recorded or ended.</summary>
    [JsonStringEnumMemberName("recognition")]
    Recognition,

    /// <summary>
    /// What its level rests on is different, and with it until when the level lasts or the day of the last visit that it passed: visits, findings,
    /// papers, comparisons, agreements, caps and consents, what its state renewed or certified, its time in missions, or the policy by which it is judged.
    /// </summary>
    [JsonStringEnumMemberName("evidence")]
    Evidence,

    /// <summary>The pledge itself says something else of the unit.</summary>
    [JsonStringEnumMemberName("edited")]
    Edited,

    /// <summary>The unit came back: the requirement has lost it, and it is free again.</summary>
    [JsonStringEnumMemberName("returned")]
    Returned,

    /// <summary>The unit was selected and will not go: the selection was undone.</summary>
    [JsonStringEnumMemberName("selection-undone")]
    SelectionUndone,

    /// <summary>The pledge is at a higher level.</summary>
    [JsonStringEnumMemberName("raised")]
    Raised,

    /// <summary>The pledge was set aside, and counts again.</summary>
    [JsonStringEnumMemberName("resumed")]
    Resumed,

    /// <summary>The pledge was registered.</summary>
    [JsonStringEnumMemberName("new-pledge")]
    NewPledge,

    /// <summary>The unit was selected: it fills the requirement, is bound and a burden of its state, and has not arrived yet.</summary>
    [JsonStringEnumMemberName("selected")]
    Selected,

    /// <summary>The unit arrived, or on another day than was known: it is bound from then on.</summary>
    [JsonStringEnumMemberName("deployed")]
    Deployed,
}

/// <summary>What a cause is about.</summary>
public enum GapSubject
{
    Requirement,
    Pledge,
    Deployment,
}

/// <summary>Tells causes apart by what they are about.</summary>
public static class GapSubjects
{
    public static GapSubject IsOf(this GapCause cause) => cause switch
    {
        < GapCause.Withdrawn => GapSubject.Requirement,
        GapCause.Returned or GapCause.SelectionUndone or GapCause.Selected or GapCause.Deployed => GapSubject.Deployment,
        _ => GapSubject.Pledge,
    };
}
