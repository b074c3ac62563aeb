using System.Net;

namespace CapabilityRegistry.Tests.Support.Watching;

/// <summary>Looking through all refusals proves something only if innards are seen.</summary>
public sealed class InternalDetailsTests
{
    [Theory]
    [InlineData("   at CapabilityRegistry.Data.Work.Query[T](String sql)")]
    [InlineData("/src/Work.cs:line 12")]
    [InlineData("Object of type System.Int32 cannot be")]
    [InlineData("InvalidOperationException: no")]
    [InlineData("cannot open '/tmp/registry.db'")]
    [InlineData("near: SELECT id FROM pledge")]
    [InlineData("SQLite Error 1: no such table")]
    public async Task What_tells_of_the_program_is_seen_in_any_refusal(string text)
    {
        Assert.NotEmpty(InternalDetails.FoundIn(text));

        using var response = new HttpResponseMessage(HttpStatusCode.BadRequest) { Content = new StringContent($"{{\"detail\":\"{text}\"}}") };
        await Assert.ThrowsAnyAsync<Exception>(() => Answer.Of(response));
    }

    [Theory]
    [InlineData("""{"type":"/errors/not-found","detail":"There is no pledge 'KAZ-00009' that you may see."}""")]
    [InlineData("There is nothing at '/v1/nothing'.")]
    [InlineData("/majorEquipment/0/category: expected a code of /v1/equipment, found 'x'.")]
    public void What_a_refusal_is_there_to_say_is_let_through(string text) => Assert.Empty(InternalDetails.FoundIn(text));
}
