using System.Net;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http.Walk;

/// <summary>The walk proves something only if its checker finds fault with answers that are wrong.</summary>
public sealed class AnswerCheckTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Fact]
    public async Task An_answer_as_declared_is_not_complained_about() => Assert.Empty(await Complaints(right => right));

    [Fact]
    public async Task A_status_that_is_not_declared_is_reported() =>
        Assert.Equal(["the status 202 is not declared"], await Complaints(right => right with { Status = HttpStatusCode.Accepted }));

    [Fact]
    public async Task A_failure_of_the_server_is_reported_although_it_is_declared() =>
        Assert.Contains("the status is 500", await Complaints(right => right with { Status = HttpStatusCode.InternalServerError }));

    [Fact]
    public async Task Another_media_type_is_reported() =>
        Assert.StartsWith("the media type is text/html", Assert.Single(await Complaints(right => right with { MediaType = "text/html" })));

    [Fact]
    public async Task A_declared_header_that_is_missing_is_reported() =>
        Assert.Equal(["the header ETag is missing"],
            await Complaints(right => right with { Headers = right.Headers.Where(header => header.Key != "ETag").ToDictionary() }));

    [Theory]
    [InlineData("\"unitName\":", "\"unitNom\":")]
    [InlineData("\"status\":\"draft\"", "\"status\":\"drafted\"")]
    [InlineData("\"responseDays\":60", "\"responseDays\":\"60\"")]
    [InlineData("\"responseDays\":60", "\"responseDays\":null")]
    [InlineData("\"availableFrom\":\"2027-01-01\"", "\"availableFrom\":\"soon\"")]
    [InlineData("\"lease\":\"wet\"", "\"lease\":\"damp\"")]
    [InlineData("\"men\":8", "\"men\":8,\"others\":1")]
    public async Task A_body_that_is_not_as_declared_is_reported(string right, string wrong)
    {
        var complaints = await Complaints(answer => answer with { Text = answer.Text.Replace(right, wrong, StringComparison.Ordinal) });

        Assert.NotEmpty(complaints);
        Assert.All(complaints, complaint => Assert.StartsWith("the body is not as declared", complaint));
    }

    private async Task<IReadOnlyList<string>> Complaints(Func<Answer, Answer> spoil)
    {
        var app = await apps.On(Engine.Sqlite);
        var document = await ApiDocument.Of(app);
        var answer = (await app.FocalPoint.Get($"/v1/pledges/{await app.DraftPledge()}")).Is(HttpStatusCode.OK);

        return await new AnswerCheck(document).Complaints(document.Operations.Single(operation => operation.Id == "GetPledge"), spoil(answer));
    }
}
