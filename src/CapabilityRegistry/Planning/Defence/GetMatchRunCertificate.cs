using System.Text;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.Http.HttpResults;

namespace CapabilityRegistry.Planning.Defence;

/// <summary>Everything that is needed to check a plan elsewhere, without this registry: with the command match verify, or by other code.</summary>
public sealed record MatchRunCertificate : IDisclosesObjects
{
    public const string FormatName = "capability-registry-certificate/1";

    /// <summary>capability-registry-certificate/1.</summary>
    public required string Format { get; init; }

    /// <summary>The run whose plan it is.</summary>
    public required string Run { get; init; }

    /// <summary>The version of the rules by which the plan was made.</summary>
    public required string RuleSet { get; init; }

    /// <summary>SHA-256 over input, written without white space between its parts.</summary>
    public required string InputHash { get; init; }

    /// <summary>SHA-256 over plan, in the same way.</summary>
    public required string PlanHash { get; init; }

    /// <summary>Everything that the plan depends on, in the matcher's words: needs, offers, weights, pins, bans, the day.</summary>
    public required JsonText<JsonObject> Input { get; init; }

    /// <summary>The plan, its gaps, and what proves it.</summary>
    public required JsonText<JsonObject> Plan { get; init; }

    /// <summary>Every pledge of the input.</summary>
    internal IReadOnlyList<string> Pledges { get; init; } = [];

    public IEnumerable<DisclosedObject> DisclosedObjects() => Pledges.Select(DisclosedObject.Pledge);

    internal static IReadOnlyList<string> PledgesOf(PlanInput input) =>
    [
        .. input.Offers.SelectMany(offer => offer.Partners.Prepend(offer.Id))
            .Concat(input.Pins.Select(pin => pin.OfferId))
            .Concat(input.Bans.Select(ban => ban.OfferId))
            .Concat(input.Engaged.Select(unit => unit.OfferId))
            .Concat(input.Forbidden.SelectMany(pair => new[] { pair.OfferId, pair.OtherOfferId }))
            .Concat(input.Previous.Select(line => line.OfferId))
            .Concat(input.Needs.SelectMany(need => need.Variations).Select(variation => variation.OfferId).OfType<string>())
            .Distinct(),
    ];
}

public static class GetMatchRunCertificate
{
    /// <summary>The plan with its proof and its whole input, to be checked elsewhere</summary>
    /// <remarks>
    /// Of a run that is <c>done</c>. It holds everything that the plan depends on, so that anybody can check it without this registry: with the
    /// command <c>match verify</c> or by a program of their own. The hashes are SHA-256 over <c>input</c> and <c>plan</c> as they are written. The
    /// answer is a file to save (<c>Content-Disposition</c>).
    /// </remarks>
    /// <param name="id">Key of the run, such as RUN-00012.</param>
    public static async Task<Results<Ok<MatchRunCertificate>, Refused>> Handle(
        string id, FinishedRuns runs, Caller caller, HttpResponse response)
    {
        var (run, refused) = await runs.Find(id, caller);
        if (run is null)
        {
            return refused!;
        }

        response.SavedAs($"{run.Job.Id}-certificate.json");
        return TypedResults.Ok(new MatchRunCertificate
        {
            Format = MatchRunCertificate.FormatName,
            Run = run.Job.Id,
            RuleSet = run.Job.RuleSet,
            InputHash = run.Job.InputHash,
            PlanHash = CapabilityRegistry.Planning.Runs.Questions.CanonicalJson.Hash(run.PlanBytes),
            Input = new(Encoding.UTF8.GetString(run.InputBytes)),
            Plan = new(Encoding.UTF8.GetString(run.PlanBytes)),
            Pledges = MatchRunCertificate.PledgesOf(run.Input),
        });
    }
}
