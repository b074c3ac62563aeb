using CapabilityRegistry.Portal.Api;
using CapabilityRegistry.Portal.Pages.Steps;
using CapabilityRegistry.Portal.Pages.Units;

namespace CapabilityRegistry.Portal.Pages.Deployments;

/// <summary>The steps of a deployment.</summary>
public static class DeploymentSteps
{
    public static readonly StepGroup Group = new(
        "DeploymentStep",
        "DeploymentStatus",
        "/deployments",
        "run-deployments",
        new StepForm(
            "milestones",
            new StepField("kind", StepFieldKind.Choice) { List = "MilestoneKind" },
            new StepField("plannedOn", StepFieldKind.Day) { Required = false },
            new StepField("actualOn", StepFieldKind.Day) { Required = false },
            new StepField("reference", StepFieldKind.Line) { Required = false },
            new StepField("overrideReason", StepFieldKind.Text) { OnlyAfter = "criteria-not-met" }),
        new StepForm("return", new StepField("returnedOn", StepFieldKind.Day), new StepField("reason", StepFieldKind.Text) { Required = false }),
        new StepForm(
            "withdraw",
            new StepField("for", StepFieldKind.Choice) { List = "WithdrawalReason" },
            new StepField("reason", StepFieldKind.Text)));

    /// <summary>What makes sense as the deployment stands; the API decides.</summary>
    public static IReadOnlyList<string> Of(DeploymentView deployment) => deployment.Status switch
    {
        "selected" => ["milestones", "withdraw"],
        "deployed" => ["milestones", "return"],
        _ => [],
    };
}
