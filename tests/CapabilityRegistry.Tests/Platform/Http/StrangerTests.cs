using System.Net;
using CapabilityRegistry.Tests.Platform.Http.Walk;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http;

/// <summary>Who comes without a token, or without the right, is told so and nothing of what else is wrong with the request.</summary>
public sealed class StrangerTests
{
    // An address that is none of ours is told as such to everybody.
    private static readonly string[] OfAddressOrToken = ["hostile id", "no token", "unknown token"];

    // The codes of rules that forbid what the right allows, because of whose object it is.
    private static readonly string[] OfRules = ["not-the-lead", "not-your-share", "not-your-state"];

    [Theory, EachEngine]
    public async Task Whatever_is_wrong_with_a_request_a_stranger_is_told_that_there_is_no_token(Engine engine) =>
        await AreTold(engine, null, HttpStatusCode.Unauthorized, "unauthenticated");

    [Theory, EachEngine]
    public async Task Whatever_is_wrong_with_a_request_who_lacks_the_right_is_told_so(Engine engine) =>
        await AreTold(engine, "demo-focal-point-kaz", HttpStatusCode.Forbidden, "forbidden");

    [Fact]
    public async Task A_body_that_is_too_long_is_not_read_from_a_stranger()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: ReadyObjects.Settings);
        var asked = 0;
        foreach (var operation in (await ApiDocument.Of(app)).Operations.Where(each => each.Body is not null))
        {
            var path = operation.Path.Replace("{id}", "KAZ-00001", StringComparison.Ordinal);
            foreach (var length in new[] { "Content-Length: 20000000", "Transfer-Encoding: chunked" })
            {
                // Not a byte of the body is sent: an answer comes only if nobody waits for it.
                var head = RawConnection.Head($"{operation.Method} {path}", null, $"Content-Type: {operation.BodyType}", length) + "\r\n";

                await using var line = await RawConnection.To(app);
                await line.Send(head);
                Assert.Equal("HTTP/1.1 401", await line.Read("HTTP/1.1 401".Length));
                asked++;
            }
        }

        Assert.True(asked >= 70, $"only {asked} requests");
    }

    private static async Task AreTold(Engine engine, string? token, HttpStatusCode status, string code)
    {
        await using var app = await RegistryApp.On(engine, settings: ReadyObjects.Settings);
        var world = new ReadyObjects(app);
        await world.Begin();
        var document = await ApiDocument.Of(app);
        var values = new SampleValues(document, world, new Random(1));
        var (good, complaints, asked) = (new ValidRequests(app, world, values), new List<string>(), new HashSet<string>());
        foreach (var operation in document.Operations.Where(each => each.Response((int)status) is not null))
        {
            var body = good.Body(operation, Size.Least);
            var request = (await good.To(operation, operation.HasId ? await world.Any(operation) : "", body, token)) with { Token = token };
            var told = await request.Send(app.As(null).Client);
            if (told.Status != status || told.Code != code)
            {
                // The right is there, and at most a rule forbids it.
                complaints.AddRange(told.Status != status || OfRules.Contains(told.Code) ? [] : [$"{operation.Id}: {told.Code}"]);
                continue;
            }

            foreach (var wrong in new Deviations(document, values).Of(operation, request, body).Where(each => !OfAddressOrToken.Contains(each.What)))
            {
                var answer = await wrong.Call.Send(app.As(null).Client);
                complaints.AddRange(answer.Status == status && answer.Code == code ? [] : [$"{operation.Id}, {wrong.What}: {answer.Status} {answer.Code}"]);
            }

            asked.Add(operation.Id);
        }

        Assert.Empty(complaints);
        Assert.Contains("RaisePledge", asked);
        Assert.Contains("DraftRequirement", asked);
    }
}
