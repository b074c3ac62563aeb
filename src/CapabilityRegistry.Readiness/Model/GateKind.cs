namespace CapabilityRegistry.Readiness.Model;

/// <summary>Every kind of condition that a level can have. Which a level has, and for how long each stays met, a policy says.</summary>
public enum GateKind
{
    /// <summary>Paper: the diplomatic letter with which the state pledges the unit.</summary>
    NoteVerbale,

    /// <summary>Paper: persons by rank group.</summary>
    TableOfOrganization,

    /// <summary>Paper: the list of major equipment, which may say that there is none.</summary>
    MajorEquipmentList,

    /// <summary>Paper: the list of self-sustainment.</summary>
    SelfSustainmentList,

    /// <summary>The pledge was registered or renewed lately. Registration counts as the first time.</summary>
    PledgeRenewed,

    /// <summary>The latest Assessment and Advisory Visit was passed, in person or remote.</summary>
    VisitPassed,

    /// <summary>No finding is past its due date without an answer.</summary>
    FindingsAnswered,

    /// <summary>No law of the state forbids the level, or what the law asks for has been obtained.</summary>
    NationalConsent,

    /// <summary>The latest comparison with a Statement of Unit Requirements leaves no shortfall without an agreed variation.</summary>
    SurMet,

    /// <summary>Paper: ammunition, as the UN manual on ammunition management has it.</summary>
    AmmunitionList,

    /// <summary>Paper: how the unit is loaded.</summary>
    CargoLoadPlan,

    /// <summary>Paper: where it embarks.</summary>
    PortOfEmbarkation,

    /// <summary>Paper: the average number of days that it needs to deploy.</summary>
    DaysToDeploy,

    /// <summary>The state certified by itself, lately, that the unit is as it was; needed once it has waited undeployed for long.</summary>
    SelfCertified,

    /// <summary>The latest verification visit was passed.</summary>
    VerificationVisitPassed,

    /// <summary>A rapid deployment agreement is in force, with a response time that is short enough.</summary>
    RdlAgreement,
}

/// <summary>What the kinds have in common.</summary>
public static class GateKinds
{
    /// <summary>Whether a paper that is present meets the gate.</summary>
    public static bool IsPaper(this GateKind kind) => kind
        is GateKind.NoteVerbale or GateKind.TableOfOrganization or GateKind.MajorEquipmentList or GateKind.SelfSustainmentList
        or GateKind.AmmunitionList or GateKind.CargoLoadPlan or GateKind.PortOfEmbarkation or GateKind.DaysToDeploy;
}
