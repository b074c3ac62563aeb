using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using CapabilityRegistry.Readiness.Model;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Registry.Pledges.Rules;
using CapabilityRegistry.Registry.Pledges.Storage;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using ReadinessLevel = CapabilityRegistry.Registry.Catalogue.ReadinessLevel;

namespace CapabilityRegistry.Registry.Pledges.Readiness;

/// <summary>What lapses soon, and whom it is about.</summary>
public sealed record ReminderQuery
{
    [Description("Only what lapses within so many days from today; 90 if left out.")]
    [FromQuery(Name = "within")]
    [Range(0, 3_650)]
    [DefaultValue(90)]
    public int? Within { get; init; }

    [Description("Only pledges of this state, ISO 3166-1 alpha-3.")]
    [FromQuery(Name = "contributor")]
    [RegularExpression(Patterns.Contributor)]
    public string[]? Contributor { get; init; }

    [Description("Only this gate.")]
    [FromQuery(Name = "gate")]
    [CodeOf("GateCode")]
    public string? Gate { get; init; }
}

/// <summary>A gate of a pledge that lapses soon by time alone.</summary>
public sealed record Reminder : IDisclosesObjects
{
    /// <summary>The pledge and the gate, such as KAZ-00042-VISIT-NOT-PASSED.</summary>
    public required string Id { get; init; }

    public required string Pledge { get; init; }

    /// <summary>The pledging state, ISO 3166-1 alpha-3.</summary>
    public required string Contributor { get; init; }

    public required string UnitType { get; init; }

    public required string UnitName { get; init; }

    /// <summary>The level that it holds.</summary>
    public required ReadinessLevel ReadinessLevel { get; init; }

    /// <summary>The gate, by the code with which a raise is refused without it.</summary>
    [CodeOf("GateCode")]
    public required string Gate { get; init; }

    /// <summary>What is needed, in a sentence.</summary>
    public required string Demand { get; init; }

    /// <summary>The first day on which its clock has run out, also of a gate that a failed visit has closed already.</summary>
    public required DateOnly LapsesOn { get; init; }

    /// <summary>The first day on which that has its consequence: the days of grace are over.</summary>
    public required DateOnly? ConsequenceOn { get; init; }

    /// <summary>
    /// The most that the policy leaves for want of this gate; less, if another gate lapses before. Null if the whole pledge lapses.
    /// </summary>
    public required ReadinessLevel? LeavesLevel { get; init; }

    /// <summary>Whether one of the days has come on which the policy has somebody reminded.</summary>
    public required bool IsDue { get; init; }

    public IEnumerable<DisclosedObject> DisclosedObjects() => [DisclosedObject.Pledge(Pledge)];

    internal static IEnumerable<Reminder> Of(Pledge pledge, UnitReadiness unit, DateOnly until) =>
        from gate in unit.Gates
        where gate.LapsesOn > unit.Day && gate.LapsesOn <= until && gate.Rule.Lapse is not null && (int)gate.Rule.Level <= (int)pledge.Level!.Value
        let text = LevelGates.Of(gate.Rule.Kind)
        select new Reminder
        {
            Id = $"{pledge.Id}-{text.Code.ToUpperInvariant()}",
            Pledge = pledge.Id,
            Contributor = pledge.Contributor,
            UnitType = pledge.UnitType,
            UnitName = pledge.UnitName,
            ReadinessLevel = pledge.Level!.Value,
            Gate = text.Code,
            Demand = text.Demand,
            LapsesOn = gate.LapsesOn!.Value,
            ConsequenceOn = gate.ConsequenceOn,
            LeavesLevel = (ReadinessLevel?)(int?)gate.Rule.Lapse!.Consequence.LowersTo,
            IsDue = gate.RemindOn is [var first, ..] && first <= unit.Day,
        };
}

public static class ListReminders
{
    public static readonly ListOrders<Reminder> Orders = new(
        "id",
        reminder => reminder.Id,
        SortField.Day<Reminder>("lapsesOn", reminder => reminder.LapsesOn),
        SortField.Text<Reminder>("contributor", reminder => reminder.Contributor),
        SortField.Text<Reminder>("unitType", reminder => reminder.UnitType));

    /// <summary>What lapses soon: gates of registered pledges that time alone will close</summary>
    /// <remarks>
    /// Of each registered pledge the gates of its level and of those below it that lapse within so many days under the policy in force, with what then
    /// follows. Ask with <c>sort=lapsesOn</c> for the most urgent first. A caller who is bound to one state gets the pledges of that state alone.
    /// Nothing is sent to anybody. Follow <c>next</c> until it is null.
    /// </remarks>
    public static async Task<Ok<Page<Reminder>>> Handle(
        [AsParameters] ReminderQuery query, [AsParameters] PageQuery page, PledgeStore pledges, PledgeReadiness readiness, Caller caller, HttpRequest request)
    {
        var states = query.Contributor.IsGiven() ? query.Contributor : null;
        var registered = (await pledges.OfStates(states, caller)).Where(pledge => pledge.Status == PledgeStatus.Registered).ToList();
        var until = readiness.Today.AddDays(Math.Min(query.Within ?? 90, DateOnly.MaxValue.DayNumber - readiness.Today.DayNumber));
        var units = await readiness.OfAll(registered, states, caller);
        var reminders = registered.Zip(units).SelectMany(each => Reminder.Of(each.First, each.Second, until))
            .Where(reminder => query.Gate is null || reminder.Gate == query.Gate);
        return TypedResults.Ok(Orders.PageOf(request, [.. reminders], page));
    }
}
