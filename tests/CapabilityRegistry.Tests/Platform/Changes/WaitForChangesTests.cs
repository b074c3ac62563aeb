using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Platform.Events;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Changes;

public sealed class WaitForChangesTests
{
    [Theory, EachEngine]
    public async Task Who_waits_gets_the_next_event_when_it_comes(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var waiting = Wait(app.Planner, await app.Head(), 60);

        var pledge = await app.DraftPledge();
        var answer = (await app.Patiently(waiting)).Is(HttpStatusCode.OK);

        Assert.Equal([pledge], answer.Body["items"]!.AsArray().Select(item => (string?)item!["subjectId"]));
        Assert.Equal("wait=60", answer.Headers["Preference-Applied"]);
    }

    [Theory, EachEngine]
    public async Task What_another_process_writes_is_waited_for_too(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await using var other = app.AnotherInstance();
        var waiting = Wait(app.Planner, await app.Head(), 60);

        var pledge = await other.DraftPledge();

        Assert.Equal(pledge, (string?)(await app.Patiently(waiting)).Body["items"]![0]!["subjectId"]);
    }

    [Theory, EachEngine]
    public async Task When_the_time_is_over_there_is_nothing_and_the_list_goes_on_from_the_same_place(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);

        var answer = (await app.Patiently(Wait(app.Planner, await app.Head(), 3))).Is(HttpStatusCode.OK);

        Assert.Empty(answer.Body["items"]!.AsArray());
        Assert.Null(answer.Body["next"]);
        Assert.Equal("wait=3", answer.Headers["Preference-Applied"]);
    }

    [Theory, EachEngine]
    public async Task What_somebody_may_not_read_ends_nobodys_wait(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var waiting = Wait(app.As(await app.Token("integrator", "BRA")), await app.Head(), 5);

        await app.DraftPledge();

        Assert.Empty((await app.Patiently(waiting)).Is(HttpStatusCode.OK).Body["items"]!.AsArray());
    }

    [Theory, EachEngine]
    public async Task What_is_there_already_is_answered_at_once(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        await app.DraftPledge();

        var answer = (await Wait(app.Planner, 0, 90)).Is(HttpStatusCode.OK);

        Assert.NotEmpty(answer.Body["items"]!.AsArray());
        Assert.Equal("wait=90", answer.Headers["Preference-Applied"]);
    }

    [Theory, EachEngine]
    public async Task Who_only_waits_takes_no_place_among_the_requests_that_are_carried_out(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: [("Limits:ConcurrentRequests", "1"), ("Limits:WaitingRequests", "50")]);
        var head = await app.Head();
        var waiting = Enumerable.Range(0, 20).Select(_ => Wait(app.Planner, head, 80)).ToList();

        // Each goes through the one place before it waits, so this is carried out only if they have let go of it.
        var pledge = await app.DraftPledge();

        var answers = await app.Patiently(Task.WhenAll(waiting));
        Assert.All(answers, answer => Assert.Equal(pledge, (string?)answer.Is(HttpStatusCode.OK).Body["items"]![0]!["subjectId"]));
    }

    [Theory, EachEngine]
    public async Task What_was_waited_for_is_in_the_access_log_and_has_the_members_that_were_asked_for(Engine engine)
    {
        await using var app = await RegistryApp.On(engine);
        var waiting = app.Auditor.Send(HttpMethod.Get, $"/v1/changes?after={await app.Head()}&fields=seq&fields=action", prefer: "wait=60");

        var pledge = await app.DraftPledge();

        var item = (await app.Patiently(waiting)).Is(HttpStatusCode.OK).Body["items"]![0]!.AsObject();
        Assert.Equal(["action", "seq"], item.Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Equal("drafted", (string?)item["action"]);
        Assert.Single((await app.Auditor.Get($"/v1/access-log?operation=ListChanges&subjectId={pledge}")).Is(HttpStatusCode.OK).Body["items"]!.AsArray());
    }

    private static Task<Answer> Wait(Session reader, long after, int seconds) =>
        reader.Send(HttpMethod.Get, $"/v1/changes?after={after}", prefer: $"wait={seconds}");
}
