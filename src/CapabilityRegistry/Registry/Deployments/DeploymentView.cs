using CapabilityRegistry.Kernel;

namespace CapabilityRegistry.Registry.Deployments;

/// <summary>A deployment as the API shows it on a day.</summary>
public sealed record DeploymentView : Deployment, IPartlyVersioned
{
    /// <summary>Null unless the unit was selected at the rapid deployment level.</summary>
    public required RapidClock? Clock { get; init; }

    public static DeploymentView Of(Deployment deployment, DateOnly today) =>
        ContentCopy.New<DeploymentView, Deployment>(deployment) with { Clock = deployment.ClockOn(today) };
}
