using System.Net;
using System.Text.Json.Nodes;
using CapabilityRegistry.Registry.Imports.Jobs;
using CapabilityRegistry.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static CapabilityRegistry.Tests.Support.ImportSteps;

namespace CapabilityRegistry.Tests.Registry.Imports;

/// <summary>What can happen to a list between its upload and its end.</summary>
public sealed class ImportLifeTests
{
    private static readonly (string, string)[] AnswersOnly = [("Imports:JobsAtOnce", "0")];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory, EachEngine]
    public async Task A_list_is_tried_without_writing_anything_and_then_carried_out(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        var before = await app.Written();
        var id = await app.Tried(app.FocalPoint, "pledges", List(3));

        var tried = await app.FocalPoint.Import(id);
        Assert.Equal((3, 0, 0, 0), tried.Counts());
        Assert.Equal((3, 3, 0), Progress(tried));
        Assert.Empty(await app.FocalPoint.Items("/v1/pledges"));
        Assert.All(await app.FocalPoint.Rows(id), row => Assert.Equal(("new", false, null), Facts(row)));
        // The key of the import, and nothing else.
        Assert.Equal(before + 1, await app.Written());

        var done = await app.CarriedOut(app.FocalPoint, id);

        Assert.Equal(("done", "demo-focal-point-kaz"), ((string?)done["status"], (string?)done["confirmedBy"]));
        Assert.Equal((3, 3, 3), Progress(done));
        var pledges = await app.FocalPoint.Items("/v1/pledges");
        Assert.Equal(["Unit 1", "Unit 2", "Unit 3"], pledges.Select(pledge => (string?)pledge["unitName"]));
        Assert.Equal(pledges.Select(pledge => ("new", true, (string?)pledge["id"])), (await app.FocalPoint.Rows(id)).Select(Facts));
        var history = (await app.FocalPoint.Get($"/v1/pledges/{pledges[0]["id"]}/history")).Body["items"]!.AsArray();
        Assert.Equal(("drafted", "demo-focal-point-kaz"), ((string?)history.Single()!["action"], (string?)history.Single()!["actor"]));
    }

    [Theory, EachEngine]
    public async Task The_same_list_again_changes_nothing(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        await app.CarriedOut(app.FocalPoint, await app.Tried(app.FocalPoint, "pledges", List(3)));

        var again = await app.Tried(app.FocalPoint, "pledges", List(3));

        Assert.Equal((0, 0, 3, 0), (await app.FocalPoint.Import(again)).Counts());
        var refused = (await app.FocalPoint.Step($"/v1/imports/{again}/confirm")).Is(HttpStatusCode.Conflict);
        Assert.Equal("nothing-to-write", refused.Code);
    }

    [Theory, EachEngine]
    public async Task One_by_one_what_is_refused_leaves_the_others_alone(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        var id = await app.Tried(
            app.FocalPoint, "pledges", Csv(PledgeHeadings, Row(1), Row(2).Replace("ENGINEER_COY", "NO_SUCH", StringComparison.Ordinal), Row(3)));

        Assert.Equal("new refused new", await app.FocalPoint.Results(id));
        var done = await app.CarriedOut(app.FocalPoint, id);

        Assert.Equal((2, 0, 0, 1), done.Counts());
        Assert.Equal(2, (await app.FocalPoint.Items("/v1/pledges")).Count);
    }

    [Theory, EachEngine]
    public async Task All_or_nothing_is_not_carried_out_while_a_row_is_refused(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        var bad = Csv(PledgeHeadings, Row(1), Row(2).Replace("ENGINEER_COY", "NO_SUCH", StringComparison.Ordinal));
        var id = await app.Tried(app.FocalPoint, "pledges", bad, "&mode=all-or-nothing");

        var refused = (await app.FocalPoint.Step($"/v1/imports/{id}/confirm")).Is(HttpStatusCode.Conflict);

        Assert.Equal("rows-refused", refused.Code);
        Assert.Empty(await app.FocalPoint.Items("/v1/pledges"));
    }

    [Theory, EachEngine]
    public async Task All_or_nothing_writes_all(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);

        var done = await app.CarriedOut(app.FocalPoint, await app.Tried(app.FocalPoint, "pledges", List(120), "&mode=all-or-nothing"));

        Assert.Equal(("done", (120, 0, 0, 0)), ((string?)done["status"], done.Counts()));
        Assert.Equal(120, (await app.FocalPoint.Items("/v1/pledges?limit=200")).Count);
    }

    [Theory, EachEngine]
    public async Task All_or_nothing_writes_nothing_if_the_registry_has_changed_meanwhile(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        var unit = (await app.FocalPoint.Post("/v1/pledges", Sample.Pledge().With("externalId", "REF-2"))).Is(HttpStatusCode.Created).Id;
        var id = await app.Tried(app.FocalPoint, "pledges", List(3), "&mode=all-or-nothing");
        (await app.FocalPoint.Step($"/v1/imports/{id}/confirm")).Is(HttpStatusCode.OK);
        // It is handed in, and cannot be edited any more.
        (await app.FocalPoint.Step($"/v1/pledges/{unit}/submit")).Is(HttpStatusCode.OK);

        await app.WorkOnImports();

        var failed = await app.FocalPoint.Import(id);
        Assert.Equal(("failed", "rows-refused"), ((string?)failed["status"], (string?)failed["failure"]!["code"]));
        Assert.Equal("new refused new", await app.FocalPoint.Results(id));
        Assert.Single(await app.FocalPoint.Items("/v1/pledges"));
    }

    [Theory, EachEngine]
    public async Task A_list_can_be_given_up_before_it_is_tried_and_after(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        var waiting = await app.FocalPoint.Uploaded("pledges", List(1));
        (await app.FocalPoint.Step($"/v1/imports/{waiting}/cancel")).Is(HttpStatusCode.OK);
        await app.WorkOnImports();
        Assert.Equal("cancelled", (string?)(await app.FocalPoint.Import(waiting))["status"]);

        var tried = await app.Tried(app.FocalPoint, "pledges", List(1));
        (await app.FocalPoint.Step($"/v1/imports/{tried}/cancel")).Is(HttpStatusCode.OK);
        var refused = (await app.FocalPoint.Step($"/v1/imports/{tried}/confirm")).Is(HttpStatusCode.Conflict);
        Assert.Equal("wrong-status", refused.Code);
        Assert.Equal("wrong-status", (await app.FocalPoint.Step($"/v1/imports/{tried}/cancel")).Is(HttpStatusCode.Conflict).Code);
        Assert.Empty(await app.FocalPoint.Items("/v1/pledges"));
    }

    [Theory, EachEngine]
    public async Task What_was_written_before_it_was_stopped_stays_and_nothing_more_is_written(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        var id = await app.Tried(app.FocalPoint, "pledges", List(120));
        (await app.FocalPoint.Step($"/v1/imports/{id}/confirm")).Is(HttpStatusCode.OK);
        var runner = app.Services.GetRequiredService<ImportRunner>();
        var claimed = (await runner.Claim(Token))!;

        (await app.FocalPoint.Step($"/v1/imports/{id}/cancel")).Is(HttpStatusCode.OK);
        await runner.CarryOut(claimed, Token);

        var cancelled = await app.FocalPoint.Import(id);
        Assert.Equal("cancelled", (string?)cancelled["status"]);
        Assert.Empty(await app.FocalPoint.Items("/v1/pledges"));
        Assert.Equal((120, 120, 0), Progress(cancelled));
    }

    [Theory, EachEngine]
    public async Task All_or_nothing_that_is_cancelled_while_it_is_written_writes_nothing(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        var id = await app.Tried(app.FocalPoint, "pledges", List(400), "&mode=all-or-nothing");
        (await app.FocalPoint.Step($"/v1/imports/{id}/confirm")).Is(HttpStatusCode.OK);
        var runner = app.Services.GetRequiredService<ImportRunner>();
        var carriedOut = runner.CarryOut((await runner.Claim(Token))!, Token);
        while ((int)(await app.FocalPoint.Import(id))["progress"]!["written"]! == 0 && !carriedOut.IsCompleted)
        {
            await Task.Yield();
        }

        var answer = await app.FocalPoint.WithoutReadingBack.Step($"/v1/imports/{id}/cancel");
        await carriedOut;

        var (status, pledges) = ((string?)(await app.FocalPoint.Import(id))["status"], await app.FocalPoint.Items("/v1/pledges?limit=200"));
        // Whichever came first: the last row, or the word to stop.
        Assert.Equal(answer.Status == HttpStatusCode.OK ? ("cancelled", 0) : ("done", 400), (status, pledges.Count));
    }

    [Theory, EachEngine]
    public async Task A_list_whose_process_died_is_carried_on_by_another_one_and_nothing_is_written_twice(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        await using var other = app.AnotherInstance(AnswersOnly);
        var id = await app.Tried(app.FocalPoint, "pledges", List(120));
        (await app.FocalPoint.Step($"/v1/imports/{id}/confirm")).Is(HttpStatusCode.OK);
        var lost = (await app.Services.GetRequiredService<ImportRunner>().Claim(Token))!;

        await LoseTheProcess(app, other);
        Assert.Equal("confirmed", (string?)(await app.FocalPoint.Import(id))["status"]);
        await other.WorkOnImports();

        Assert.Equal(("done", (120, 0, 0, 0)), ((string?)(await app.FocalPoint.Import(id))["status"], (await app.FocalPoint.Import(id)).Counts()));
        // The first process was only held up, and comes back.
        await app.Services.GetRequiredService<ImportRunner>().CarryOut(lost, Token);
        Assert.Equal(120, (await app.FocalPoint.Items("/v1/pledges?limit=200")).Count);
        Assert.Equal("done", (string?)(await app.FocalPoint.Import(id))["status"]);
    }

    [Theory, EachEngine]
    public async Task Another_process_goes_on_where_the_first_has_stopped(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        await using var other = app.AnotherInstance(AnswersOnly);
        // The references are taken by the rows of the first half: whoever began again would find them unchanged, not new.
        var id = await app.Tried(app.FocalPoint, "pledges", List(120));
        (await app.FocalPoint.Step($"/v1/imports/{id}/confirm")).Is(HttpStatusCode.OK);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var runner = app.Services.GetRequiredService<ImportRunner>();
        var claimed = (await runner.Claim(Token))!;
        var carriedOut = runner.CarryOut(claimed, stop.Token);
        while ((int)(await app.FocalPoint.Import(id))["progress"]!["written"]! == 0 && !carriedOut.IsCompleted)
        {
            await Task.Yield();
        }

        await stop.CancelAsync();
        await carriedOut;
        await other.WorkOnImports();

        var done = await app.FocalPoint.Import(id);
        Assert.Equal(("done", (120, 0, 0, 0)), ((string?)done["status"], done.Counts()));
        Assert.Equal(120, (await app.FocalPoint.Items("/v1/pledges?limit=200")).Count);
    }

    [Theory, EachEngine]
    public async Task A_list_over_which_three_processes_ended_is_marked_so(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        var id = await app.FocalPoint.Uploaded("pledges", List(1));
        for (var i = 0; i < 3; i++)
        {
            Assert.NotNull(await app.Services.GetRequiredService<ImportRunner>().Claim(Token));
            await LoseTheProcess(app);
        }

        var failed = await app.FocalPoint.Import(id);
        Assert.Equal(("failed", "interrupted"), ((string?)failed["status"], (string?)failed["failure"]!["code"]));
    }

    [Theory, EachEngine]
    public async Task A_caller_has_only_so_many_lists_that_wait(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: [.. AnswersOnly, ("Imports:PerCaller", "2")]);
        await app.FocalPoint.Uploaded("pledges", List(1));
        await app.FocalPoint.Uploaded("pledges", List(1));

        var refused = (await app.FocalPoint.Attach("/v1/imports?kind=pledges", List(1))).Is(HttpStatusCode.TooManyRequests);

        Assert.Equal("too-many-imports", refused.Code);
        await app.OtherFocalPoint.Uploaded("pledges", List(1));
    }

    [Theory, EachEngine]
    public async Task File_and_rows_are_thrown_away_after_their_time(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: [.. AnswersOnly, ("Imports:Days", "2")]);
        var id = await app.Tried(app.FocalPoint, "pledges", List(2));

        app.Clock.Advance(TimeSpan.FromDays(2));
        await app.Services.GetRequiredService<ImportRunner>().CleanUp(Token);

        Assert.Equal("expired", (string?)(await app.FocalPoint.Import(id))["status"]);
        Assert.Empty(await app.FocalPoint.Rows(id));
        Assert.Equal("wrong-status", (await app.FocalPoint.Step($"/v1/imports/{id}/confirm")).Is(HttpStatusCode.Conflict).Code);
    }

    [Theory, EachEngine]
    public async Task What_is_confirmed_was_looked_at_as_it_is_now(Engine engine)
    {
        await using var app = await RegistryApp.On(engine, settings: AnswersOnly);
        var id = await app.FocalPoint.Uploaded("pledges", List(1));

        Assert.Equal("wrong-status", (await app.FocalPoint.Step($"/v1/imports/{id}/confirm")).Is(HttpStatusCode.Conflict).Code);
        await app.WorkOnImports();
        (await app.FocalPoint.Post($"/v1/imports/{id}/confirm", ifMatch: "\"1\"")).Is(HttpStatusCode.PreconditionFailed);
        (await app.FocalPoint.Post($"/v1/imports/{id}/confirm")).Is(HttpStatusCode.PreconditionRequired);
    }

    internal static byte[] List(int rows) => Csv([PledgeHeadings, .. Enumerable.Range(1, rows).Select(Row)]);

    internal static string Row(int number) => $"REF-{number},ENGINEER_COY,Unit {number},1,60,2027-01-01";

    private static (int, int, int) Progress(JsonNode import) =>
        ((int)import["progress"]!["rows"]!, (int)import["progress"]!["checked"]!, (int)import["progress"]!["written"]!);

    private static (string, bool, string?) Facts(JsonNode row) => ((string)row["result"]!, (bool)row["written"]!, (string?)row["about"]);

    private static async Task LoseTheProcess(params RegistryApp[] apps)
    {
        var runner = apps[0].Services.GetRequiredService<ImportRunner>();
        await runner.CleanUp(Token);
        foreach (var app in apps)
        {
            app.Clock.Advance(ImportRunner.Lease + TimeSpan.FromSeconds(1));
        }

        await runner.CleanUp(Token);
    }
}
