using System.Net;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Planning.Gaps;
using CapabilityRegistry.Planning.Supply;
using CapabilityRegistry.Registry.Catalogue;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace CapabilityRegistry.Tests.Planning.Gaps;

/// <summary>Figures come from plans of registered pledges alone, lists with reasons from plans of all: both must say the same.</summary>
public sealed class CachedDayPlansTests
{
    private static readonly DateOnly[] Days = [new(2027, 1, 1), new(2027, 7, 1), new(2028, 2, 1)];

    [Theory, EachEngine]
    public async Task A_figure_and_the_list_behind_it_rest_on_the_same_lines(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        // It is in the plan of the list alone.
        await app.DraftPledge(Sample.Pledge().With("externalId", "a draft"));

        foreach (var question in Days.SelectMany(day => new DayQuestion[] { new(day, ContributorGroup.Everybody), new(day, ContributorGroup.Everybody, true) }))
        {
            var (figures, list) = (await Plan(app, question), await Plan(app, question with { Reasons = true }));

            Assert.NotEmpty(figures.Unmet);
            Assert.Equal(list.Proof, figures.Proof);
            Assert.Equal(Lines(list), Lines(figures));
            Assert.Equal(list.Unmet.Values.Select(gap => (gap.Requirement, gap.Missing)), figures.Unmet.Values.Select(gap => (gap.Requirement, gap.Missing)));
        }
    }

    [Theory, EachEngine]
    public async Task A_draft_leaves_the_plans_of_figures_as_they_are_and_what_is_registered_does_not(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, "demo");
        var question = new DayQuestion(new(2027, 7, 1), ContributorGroup.Everybody);
        var unitType = (string)Sample.Pledge()["unitType"]!;
        var first = await Plan(app, question);

        var pledge = await app.DraftPledge();
        var withDraft = await Plan(app, question);
        (await app.FocalPoint.Step($"/v1/pledges/{pledge}/submit")).Is(HttpStatusCode.OK);
        var withSubmitted = await Plan(app, question);
        await app.RegisteredPledge();
        var withRegistered = await Plan(app, question);

        Assert.Contains(first.Unmet.Values, gap => gap.UnitType == unitType);
        foreach (var gap in first.Unmet.Values.Where(gap => gap.UnitType == unitType))
        {
            Assert.Same(gap, withDraft.Unmet[gap.Requirement]);
            Assert.Same(gap, withSubmitted.Unmet[gap.Requirement]);
            Assert.NotSame(gap, withRegistered.Unmet[gap.Requirement]);
        }
    }

    private static async Task<DayPlan> Plan(RegistryApp app, DayQuestion question)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var snapshot = await scope.ServiceProvider.GetRequiredService<SnapshotReader>().OnToday(new Caller("a planner", Role.Planner, null));
        return await scope.ServiceProvider.GetRequiredService<CachedDayPlans>().Of(snapshot, question, TestContext.Current.CancellationToken);
    }

    private static IEnumerable<string> Lines(DayPlan plan) => plan.Serving
        .SelectMany(of => of, (of, unit) => $"{of.Key} {unit.Pledge} {unit.Amount}").Order(StringComparer.Ordinal);
}
