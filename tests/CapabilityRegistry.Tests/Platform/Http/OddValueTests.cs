using System.Net;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http;

/// <summary>Days and numbers at the edges of what they can be.</summary>
public sealed class OddValueTests(RegistryApps apps) : IClassFixture<RegistryApps>
{
    [Theory]
    [InlineData("0000-00-00", false)]
    [InlineData("0000-01-01", false)]
    [InlineData("2027-02-29", false)]
    [InlineData("2028-02-29", true)]
    [InlineData("2100-02-29", false)]
    [InlineData("2027-13-01", false)]
    [InlineData("2027-00-10", false)]
    [InlineData("9999-12-31", true)]
    [InlineData("10000-01-01", false)]
    [InlineData("+002027-01-01", false)]
    [InlineData("-2027-01-01", false)]
    [InlineData("2027-1-1", false)]
    [InlineData("2027-W01-1", false)]
    [InlineData("2027-12-31Z", false)]
    [InlineData("2027-12-31T24:00:00", false)]
    [InlineData(" 2027-12-31", false)]
    [InlineData("２０２７-１２-３１", false)]
    [InlineData("٢٠٢٧-١٢-٣١", false)]
    public async Task A_day_is_one_of_the_calendar_in_one_form(string day, bool isOne)
    {
        var app = await apps.On(Engine.Sqlite);

        var answer = await app.FocalPoint.Post("/v1/pledges", Sample.Pledge().With("availableUntil", day));

        Assert.Equal(isOne ? [] : ["not-a-date"], answer.Is(isOne ? HttpStatusCode.Created : HttpStatusCode.BadRequest).ErrorCodes);
    }

    [Theory]
    [InlineData("2147483647", "out-of-range")]
    [InlineData("2147483648", "out-of-range")]
    [InlineData("-2147483649", "out-of-range")]
    [InlineData("9223372036854775807", "out-of-range")]
    [InlineData("9223372036854775808", "wrong-type")]
    [InlineData("-9223372036854775809", "wrong-type")]
    [InlineData("1e999", "wrong-type")]
    [InlineData("-1e999", "wrong-type")]
    [InlineData("1e-999", "wrong-type")]
    [InlineData("0.1", "wrong-type")]
    [InlineData("60.00000000000000000000000000000000000000001", "wrong-type")]
    [InlineData("1e99999999999999999999", "wrong-type")]
    [InlineData("\"60\"", "wrong-type")]
    [InlineData("true", "wrong-type")]
    [InlineData("+1", "not-json")]
    [InlineData("01", "not-json")]
    [InlineData("0x10", "not-json")]
    [InlineData("1_000", "not-json")]
    [InlineData("Infinity", "not-json")]
    [InlineData("-", "not-json")]
    public async Task A_number_is_a_whole_one_within_its_range(string number, string code)
    {
        var app = await apps.On(Engine.Sqlite);
        var body = Sample.Pledge().ToJsonString().Replace("\"responseDays\":60", $"\"responseDays\":{number}", StringComparison.Ordinal);

        Assert.Equal([code], (await app.FocalPoint.Send(HttpMethod.Post, "/v1/pledges", body)).Is(HttpStatusCode.BadRequest).ErrorCodes);
    }

    [Fact]
    public async Task Negative_zero_is_zero()
    {
        var app = await apps.On(Engine.Sqlite);
        var body = Sample.Pledge().ToJsonString().Replace("\"responseDays\":60", "\"responseDays\":-0", StringComparison.Ordinal);

        Assert.Contains("\"responseDays\":0,", (await app.FocalPoint.Send(HttpMethod.Post, "/v1/pledges", body)).Is(HttpStatusCode.Created).Text);
    }

    [Theory]
    [InlineData("KAZ-00001%0D%0AX-Injected: 1")]
    [InlineData("%0D%0A%0D%0A<html>")]
    [InlineData("%E5%98%8D%E5%98%8AX-Injected: 1")]
    public async Task A_line_break_in_the_address_breaks_no_line_of_the_answer(string id)
    {
        var app = await apps.On(Engine.Sqlite);

        var answer = await RawConnection.Ask(app, RawConnection.Head($"GET /v1/pledges/{id.Replace(" ", "%20", StringComparison.Ordinal)}", "demo-planner")
            + "\r\n");

        var head = answer[..answer.IndexOf("\r\n\r\n", StringComparison.Ordinal)];
        Assert.StartsWith("HTTP/1.1 404 ", head);
        Assert.DoesNotContain("\r\nX-Injected", head);
        Assert.Contains("Content-Type: application/problem+json", head);
    }

    [Fact]
    public async Task A_very_long_token_is_refused_like_any_other()
    {
        var app = await apps.On(Engine.Sqlite);
        foreach (var token in new[] { new string('a',
            10_000), $"crt_{new string('a', 10_000)}", $"eyJ{new string('a', 5_000)}.{new string('.', 5_000)}", "\"><script>", "crt_" + new string('=', 43) })
        {
            Assert.StartsWith("HTTP/1.1 401 ", await RawConnection.Ask(app, RawConnection.Head("GET /v1/pledges", token) + "\r\n"));
        }
    }
}
