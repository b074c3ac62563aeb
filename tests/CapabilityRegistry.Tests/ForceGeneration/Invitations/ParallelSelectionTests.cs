using System.Net;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.ForceGeneration.Invitations;

/// <summary>Planners who decide at the same moment: exactly one of them has decided.</summary>
public sealed class ParallelSelectionTests
{
    private const int Planners = 12;

    [Theory, EachEngine]
    public async Task One_unit_is_selected_once_however_many_requirements_want_it_at_once(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var pledge = await app.Level2Pledge();
        var offers = await Several(() => app.AcceptedInvitation(pledge));

        var answers = await Select(app, offers);

        var won = Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.All(answers.Where(answer => answer != won), lost =>
        {
            Assert.Equal("engaged-elsewhere", lost.Is(HttpStatusCode.Conflict).Code);
            Assert.Contains(won.Id, lost.Text);
        });
        Assert.Single((await app.Planner.Get($"/v1/deployments?pledge={pledge}")).Body["items"]!.AsArray());
    }

    [Theory, EachEngine]
    public async Task A_requirement_for_three_gets_three_however_many_are_selected_at_once(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var requirement = await app.PublishedRequirement(
            Sample.Requirement().With("quantity", new System.Text.Json.Nodes.JsonObject { ["amount"] = 3, ["unit"] = "units" }));
        var offers = await Several(() => app.AcceptedInvitation(requirement: requirement));

        var answers = await Select(app, offers);

        Assert.Equal(3, answers.Count(answer => answer.Status == HttpStatusCode.Created));
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.Created), lost =>
            Assert.Contains(lost.Status, new[] { HttpStatusCode.Conflict, HttpStatusCode.PreconditionFailed }));
        Assert.Equal(3, (int)(await app.Planner.Get($"/v1/deployments?requirement={requirement}&count=true")).Body["count"]!);
    }

    [Theory, EachEngine]
    public async Task One_offer_is_taken_up_once(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var offer = await app.AcceptedInvitation();

        var answers = await Select(app, [.. Enumerable.Repeat(offer, Planners)]);

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Equal(Planners - 1, answers.Count(answer => answer.Status == HttpStatusCode.PreconditionFailed));
    }

    [Theory, EachEngine]
    public async Task Two_programs_on_one_database_do_not_select_one_unit_twice(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await using var other = app.AnotherInstance();
        var pledge = await app.Level2Pledge();
        var offers = await Several(() => app.AcceptedInvitation(pledge));

        var answers = await app.Patiently(other.Patiently(Task.WhenAll(offers.Select((offer, number) =>
            Task.Run(() => (number % 2 == 0 ? app : other).Planner.Post($"/v1/invitations/{offer}/select", null, "\"2\""))))));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.Equal(Planners - 1, answers.Count(answer => answer.Status == HttpStatusCode.Conflict));
    }

    private static async Task<IReadOnlyList<string>> Several(Func<Task<string>> one)
    {
        var all = new List<string>();
        for (var number = 0; number < Planners; number++)
        {
            all.Add(await one());
        }

        return all;
    }

    private static Task<Answer[]> Select(RegistryApp app, IReadOnlyList<string> offers) => app.Patiently(Task.WhenAll(
        offers.Select(offer => Task.Run(() => app.Planner.Post($"/v1/invitations/{offer}/select", null, "\"2\"")))));
}
