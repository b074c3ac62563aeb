using System.CommandLine;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching.Checking;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Rules;
using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Planning.Runs.Questions;

namespace CapabilityRegistry.Planning.Defence;

/// <summary>
/// match verify FILE: checks a certificate, as GET /v1/match-runs/{id}/certificate gives it, without a database. The hashes
/// must be those of what the file holds, the plan must keep every rule, and its proof must add up.
/// </summary>
public static class VerifyCommand
{
    private const int Holds = 0;
    private const int DoesNotHold = 1;
    private const int NotChecked = 2;

    public static Command Of()
    {
        var file = new Argument<string>("FILE") { Description = "A certificate of a run." };
        var verify = new Command("verify", "Check a certificate of a run without a database.") { file };
        verify.SetAction(parsed => Run(parsed.GetRequiredValue(file), parsed.InvocationConfiguration.Output));
        return new Command("match", "Check plans.") { verify };
    }

    /// <returns>0 if the plan holds, 1 if it does not, 2 if that could not be checked.</returns>
    public static int Run(string file, TextWriter output)
    {
        var (exit, said) = Of(file);
        foreach (var line in said)
        {
            output.WriteLine(line);
        }

        return exit;
    }

    private static (int Exit, IReadOnlyList<string> Said) Of(string file)
    {
        try
        {
            return Of(JsonNode.Parse(File.ReadAllText(file))!.AsObject());
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or JsonException
            or InvalidOperationException or NullReferenceException or ArgumentException)
        {
            return (NotChecked, [$"{file} cannot be read as a certificate: {unreadable.Message}"]);
        }
    }

    private static (int Exit, IReadOnlyList<string> Said) Of(JsonObject certificate)
    {
        IReadOnlyList<string> strange =
        [
            .. Differs(certificate, "format", MatchRunCertificate.FormatName, "The file is of another format"),
            .. Differs(certificate, "ruleSet", RuleSet.Version, "The plan was made by other rules than this program has"),
        ];
        if (strange.Count > 0)
        {
            return (NotChecked, strange);
        }

        IReadOnlyList<string> changed =
        [
            .. Differs(certificate, "inputHash", CanonicalJson.Hash(Bytes(certificate["input"]!)), "The input is not the one that was planned"),
            .. Differs(certificate, "planHash", CanonicalJson.Hash(Bytes(certificate["plan"]!)), "The plan is not the one that was kept"),
        ];
        return changed.Count > 0 ? (DoesNotHold, changed) : Checked(certificate);
    }

    private static (int Exit, IReadOnlyList<string> Said) Checked(JsonObject certificate)
    {
        var plan = CanonicalJson.Read<Plan>(Bytes(certificate["plan"]!));
        var found = PlanCheck.Of(CanonicalJson.Read<PlanInput>(Bytes(certificate["input"]!)), plan);
        return found.Faults.Count > 0 ? (DoesNotHold, found.Faults) : (Holds,
        [
            $"{certificate["run"]}: the plan keeps every rule, and its figures add up.",
            .. plan.Stages.Select(stage => $"  {stage.Name}: {FillScale.Value(stage)}, bound {FillScale.Bound(stage)}, {stage.Status}"),
            found.OnTrust.Count == 0 ? "Every bound is proven by the certificate itself." : $"{found.OnTrust.Count} bounds rest on the word of a solver:",
            .. found.OnTrust.Select(each => $"  {each}"),
        ]);
    }

    private static IEnumerable<string> Differs(JsonObject certificate, string member, string expected, string what) =>
        (string?)certificate[member] == expected ? [] : [$"{what}: {member} is {certificate[member]?.ToJsonString() ?? "missing"}, expected \"{expected}\"."];

    // The JSON is written again without white space, because a file may have been reformatted.
    private static byte[] Bytes(JsonNode part) => Encoding.UTF8.GetBytes(part.ToJsonString(Json.Options));
}
