using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization;
using Registry.NSwag;

using var http = new HttpClient { BaseAddress = new Uri(Environment.GetEnvironmentVariable("REGISTRY")!) };
http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "demo-focal-point-kaz");
var client = new RegistryClient(http) { BaseUrl = $"{http.BaseAddress}" };
var pledge = new DraftPledgeRequest
{
    UnitType = "ENGINEER_COY",
    UnitName = "Engineers of a generated client",
    Capacity = new Quantity { Amount = 1, Unit = Measure.Units },
    ResponseDays = 60,
    AvailableFrom = new DateOnly(2027, 1, 1),
};

var types = await client.ListUnitTypesAsync(null, 200, null, null, null, null, null, null);
Equal(Measure.Units, types.Items.Single(type => type.Id == pledge.UnitType).Measure);

var drafted = await client.DraftPledgeAsync(null, null, pledge);
Equal(PledgeStatus.Draft, drafted.Status);

var submitted = await client.SubmitPledgeAsync(drafted.Id, $"\"{drafted.Version}\"", null, null);
Equal(PledgeStatus.Submitted, submitted.Status);

var read = await client.GetPledgeAsync(drafted.Id, null);
Equal(pledge.UnitName, read.UnitName);

pledge.ResponseDays = -1;
try
{
    await client.DraftPledgeAsync(null, null, pledge);
    throw new InvalidOperationException("A wrong pledge was taken.");
}
catch (ApiException<Problem> refused)
{
    Equal(400, refused.StatusCode);
    Equal("invalid-request", refused.Result.Code);
    Equal("/responseDays", refused.Result.Errors!.First().Pointer);
}

static void Equal<T>(T expected, T found)
{
    if (!EqualityComparer<T>.Default.Equals(expected, found))
    {
        throw new InvalidOperationException($"Expected {expected}, found {found}.");
    }
}

namespace Registry.NSwag
{
    public partial class RegistryClient
    {
        // What is optional is left out, not sent as null.
        static partial void UpdateJsonSerializerSettings(JsonSerializerOptions settings) =>
            settings.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
    }
}
