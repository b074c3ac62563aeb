using CapabilityRegistry.Portal.Pages.Steps;
using CapabilityRegistry.Portal.Pages.Units;

namespace CapabilityRegistry.Portal.Pages.Visits;

/// <summary>The steps of a visit that ask for a few fields.</summary>
public static class VisitSteps
{
    private static readonly StepField Reason = new("reason", StepFieldKind.Text);

    public static readonly StepGroup Group = new(
        "VisitStep",
        "VisitStatus",
        "/visits",
        "schedule-visits",
        new StepForm("postpone", new StepField("plannedOn", StepFieldKind.Day), Reason),
        new StepForm("cancel", Reason));
}
