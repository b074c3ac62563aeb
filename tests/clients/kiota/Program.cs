using Microsoft.Kiota.Abstractions;
using Microsoft.Kiota.Abstractions.Authentication;
using Microsoft.Kiota.Http.HttpClientLibrary;
using Registry.Kiota;
using Registry.Kiota.Models;

// The providers of Kiota send a token over https only; the registry of the scenario is on this machine.
using var http = new HttpClient();
http.DefaultRequestHeaders.Authorization = new("Bearer", "demo-focal-point-kaz");
using var adapter = new HttpClientRequestAdapter(new AnonymousAuthenticationProvider(), httpClient: http)
{
    BaseUrl = Environment.GetEnvironmentVariable("REGISTRY"),
};
var client = new RegistryClient(adapter);
var pledge = new DraftPledgeRequest
{
    UnitType = "ENGINEER_COY",
    UnitName = "Engineers of a generated client",
    Capacity = new Quantity { Amount = 1, Unit = Measure.Units },
    ResponseDays = 60,
    AvailableFrom = new Date(2027, 1, 1),
};

var types = await client.V1.UnitTypes.GetAsync(request => request.QueryParameters.Limit = 200);
Equal(Measure.Units, types!.Items!.Single(type => type.Id == pledge.UnitType).Measure);

var drafted = (await client.V1.Pledges.PostAsync(pledge))!;
Equal(PledgeStatus.Draft, drafted.Status);

var submitted = await client.V1.Pledges[drafted.Id!].Submit.PostAsync(request => request.Headers.Add("If-Match", $"\"{drafted.Version}\""));
Equal(PledgeStatus.Submitted, submitted!.Status);

var read = await client.V1.Pledges[drafted.Id!].GetAsync();
Equal(pledge.UnitName, read!.UnitName);

pledge.ResponseDays = -1;
try
{
    await client.V1.Pledges.PostAsync(pledge);
    throw new InvalidOperationException("A wrong pledge was taken.");
}
catch (Problem refused)
{
    Equal(400, refused.ResponseStatusCode);
    Equal("invalid-request", refused.Code);
    Equal("/responseDays", refused.Errors![0].Pointer);
    // What the document names as the message of an error.
    Equal(refused.Detail, refused.Message);
}

static void Equal<T>(T expected, T found)
{
    if (!EqualityComparer<T>.Default.Equals(expected, found))
    {
        throw new InvalidOperationException($"Expected {expected}, found {found}.");
    }
}
