using System.Text.Json.Serialization;

namespace CapabilityRegistry.Registry.Deployments;

/// <summary>The clock of a unit that was selected at the rapid deployment level: it deploys within 60 days of the request.</summary>
public sealed record RapidClock
{
    /// <summary>Days from the request to the deployment (S: un.org/hi/node/237137).</summary>
    public const int Days = 60;

    public required RapidState State { get; init; }

    /// <summary>The last day in time; null until the request went out.</summary>
    public required DateOnly? DueOn { get; init; }

    /// <summary>Days until then, negative once it is past; null unless the clock is running or has run out.</summary>
    public required int? DaysLeft { get; init; }

    /// <param name="requestedOn">When the request went out.</param>
    /// <param name="arrivedOn">When the unit arrived.</param>
    /// <param name="ended">Whether the case is closed.</param>
    public static RapidClock Of(DateOnly? requestedOn, DateOnly? arrivedOn, bool ended, DateOnly today)
    {
        var due = requestedOn?.AddDays(Days);
        var state = (due, arrivedOn) switch
        {
            (null, _) => RapidState.NotStarted,
            (_, { } arrived) => arrived <= due ? RapidState.Met : RapidState.Breached,
            _ when ended => RapidState.Stopped,
            _ => today <= due ? RapidState.Running : RapidState.Breached,
        };
        var runs = due is not null && arrivedOn is null && !ended;
        return new RapidClock { State = state, DueOn = due, DaysLeft = runs ? due!.Value.DayNumber - today.DayNumber : null };
    }
}

/// <summary>What the clock of a rapid deployment shows.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<RapidState>))]
public enum RapidState
{
    /// <summary>The request has not gone out.</summary>
    [JsonStringEnumMemberName("not-started")]
    NotStarted,

    [JsonStringEnumMemberName("running")]
    Running,

    /// <summary>The unit arrived in time.</summary>
    [JsonStringEnumMemberName("met")]
    Met,

    /// <summary>The last day is past, or was when the unit arrived.</summary>
    [JsonStringEnumMemberName("breached")]
    Breached,

    /// <summary>The selection was undone before the unit arrived.</summary>
    [JsonStringEnumMemberName("stopped")]
    Stopped,
}
