using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CapabilityRegistry.Tests.Platform.Http.Walk;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http;

public sealed partial class NumbersAndTimesTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory]
    [InlineData("60", 60)]
    [InlineData("60.0", 60)]
    [InlineData("6e1", 60)]
    [InlineData("6000e-2", 60)]
    [InlineData("0.6E+2", 60)]
    [InlineData("600e-1", 60)]
    [InlineData("-0", 0)]
    [InlineData("-0.0", 0)]
    public async Task A_whole_number_is_one_however_it_is_written(string written, int number)
    {
        var app = await apps.On(Engine.Sqlite);

        var drafted = (await Draft(app, written)).Is(HttpStatusCode.Created);

        Assert.Equal($"{number}", drafted.Body["responseDays"]!.ToJsonString());
        Assert.Equal("4", drafted.Body["majorEquipment"]![0]!["quantity"]!.ToJsonString());
    }

    [Theory]
    [InlineData("60.5", "wrong-type")]
    [InlineData("6e-1", "wrong-type")]
    [InlineData("1e400", "wrong-type")]
    [InlineData("1e25", "wrong-type")]
    [InlineData("3e9", "out-of-range")]
    [InlineData("-1.0", "out-of-range")]
    [InlineData("\"60\"", "wrong-type")]
    public async Task What_is_no_whole_number_or_out_of_range_is_refused(string written, string code)
    {
        var refused = (await Draft(await apps.On(Engine.Sqlite), written)).Is(HttpStatusCode.BadRequest);

        Assert.Equal([code], refused.ErrorCodes);
        Assert.Equal(["/responseDays"], refused.Places);
    }

    [Theory]
    [InlineData("%2B1", "'+1'")]
    [InlineData("1%00", "'1·'")]
    [InlineData("01", "'01'")]
    [InlineData("1.0", "'1.0'")]
    [InlineData("%201", "' 1'")]
    [InlineData("-0", "'-0'")]
    [InlineData("%D9%A1", "'١'")]
    public async Task A_number_in_a_query_is_written_as_in_JSON_in_every_operation(string written, string found)
    {
        var app = await apps.On(Engine.Sqlite);
        var taking = await Lists.Lists.Taking(app, "limit");
        Assert.True(taking.Count > 15, "the document has lost lists");

        foreach (var path in taking.Select(each => $"{each.Path.Replace("{id}", "MINUSCA-00001", StringComparison.Ordinal)}?limit={written}"))
        {
            var refused = (await (await Lists.Lists.ReaderOf(app, path)).Get(path)).Is(HttpStatusCode.BadRequest);
            Assert.Equal(["wrong-type"], refused.ErrorCodes);
            Assert.Equal(found, (string?)refused.Body["errors"]![0]!["found"]);
        }
    }

    [Fact]
    public async Task The_same_request_is_the_same_bytes()
    {
        var app = await apps.On(Engine.Sqlite);
        var body = Sample.Pledge().ToJsonString();
        (await app.FocalPoint.Send(HttpMethod.Post, "/v1/pledges", body, key: "numbers")).Is(HttpStatusCode.Created);

        var other = body.Replace("\"responseDays\":60", "\"responseDays\":60.0", StringComparison.Ordinal);

        Assert.Equal("idempotency-key-reused", (await app.FocalPoint.Send(HttpMethod.Post, "/v1/pledges", other, key: "numbers")).Code);
    }

    [Fact]
    public async Task Every_time_is_in_UTC_with_Z_and_three_digits()
    {
        await using var app = await RegistryApp.On(Engine.Sqlite, settings: ReadyObjects.Settings);
        var requests = await ReadyRequests.Of(app);
        var times = 0;

        foreach (var operation in requests.Document.Operations.Where(each => each.Response(401) is not null))
        {
            var text = (await (await requests.To(operation)).Send(app.As(null).Client)).Text;
            foreach (var time in AnyTime().Matches(text).Select(match => match.Value))
            {
                Assert.True(OurTime().IsMatch(time), $"{operation.Id} says {time}");
                times++;
            }
        }

        Assert.True(times > 200, $"only {times} times");
    }

    [Theory]
    [InlineData("{\"unitName\": nothing}", "something else in line 1 at byte 15")]
    [InlineData("{\n  \"a\": 1,\n}", "something else in line 3 at byte 1")]
    [InlineData("{\"a\":1,\"a\":2}", "a member twice")]
    [InlineData("{\"\\ud800\":1}", "half of a surrogate pair in a name")]
    public async Task What_is_not_JSON_is_told_by_its_place_in_words_of_the_registry(string body, string found)
    {
        var app = await apps.On(Engine.Sqlite);

        var refused = (await app.FocalPoint.Send(HttpMethod.Post, "/v1/pledges", body)).Is(HttpStatusCode.BadRequest);

        Assert.Equal(found, (string?)refused.Body["errors"]![0]!["found"]);
    }

    private static Task<Answer> Draft(RegistryApp app, string days)
    {
        var body = Sample.Pledge().ToJsonString().Replace("\"responseDays\":60", $"\"responseDays\":{days}", StringComparison.Ordinal)
            .Replace("\"quantity\":4", "\"quantity\":4.0", StringComparison.Ordinal);
        return app.FocalPoint.Send(HttpMethod.Post, "/v1/pledges", body);
    }

    [GeneratedRegex(@"\d{4}-\d\d-\d\dT[^""\\]*")]
    private static partial Regex AnyTime();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$")]
    private static partial Regex OurTime();
}
