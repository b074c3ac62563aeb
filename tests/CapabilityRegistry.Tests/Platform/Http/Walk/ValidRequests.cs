using System.Text;
using System.Text.Json.Nodes;
using CapabilityRegistry.Tests.Support;

namespace CapabilityRegistry.Tests.Platform.Http.Walk;

/// <summary>Requests as the document describes them.</summary>
public sealed class ValidRequests(RegistryApp app, ReadyObjects world, SampleValues values)
{
    private int _policies;

    /// <summary>A body for the operation, if it takes one, with which a rule may agree too.</summary>
    public JsonNode? Body(Operation operation, Size size)
    {
        var body = operation.Body is { } schema ? values.Of("", schema, size) : null;
        if (operation.Id is "RaisePledge" or "OverridePledge" or "LowerPledge" or "RaisePledges" or "LowerPledges")
        {
            (body!["items"]?[0] ?? body)["to"] = operation.Id is "LowerPledge" or "LowerPledges" ? "L1" : "L2";
        }

        FitSteps(operation, body);

        foreach (var need in new[] { body, body?["scenario"]?["newRequirements"]?[0] }.Where(each => size == Size.Whole && each?["minimumFill"] is not null))
        {
            (need!["minimumFill"], need["rotationMonths"]) = (1, 6);
        }

        if (operation.Id == "AmendRequirement" && size == Size.Least)
        {
            body!["resolution"] = values.Of("resolution", new JsonObject { ["type"] = "string" }, size);
        }

        if (body?["mode"] is not null && size == Size.Least)
        {
            // The whole request is refused if something stands against its item.
            body["mode"] = "all-or-nothing";
        }

        if (operation.Id == "HandInPaper")
        {
            // Only papers of some kinds name a port or days.
            body!["kind"] = "cargo-load-plan";
            body.AsObject().Remove("port");
            body.AsObject().Remove("days");
        }

        if (operation.Id == "StateReadinessPolicy")
        {
            // A level has a gate once, and not every gate has every period.
            body!["id"] = $"policy-{++_policies}";
            body["gates"] = JsonNode.Parse("""[{ "level": "L1", "gate": "renewal-missing", "source": "Circular 7", "certainty": "official" }]""");
            body.AsObject().Remove("conduct");
        }

        FitPeople(operation, body);
        FitLines(operation, body);

        if (operation.Id == "InviteLines")
        {
            // All of the plan: what a line of it is, only the run knows.
            body!.AsObject().Remove("lines");
        }

        if (operation.Id == "StartMatchRun")
        {
            // Either a set or weights of its own.
            body!.AsObject().Remove("weightSet");
        }

        return body;
    }

    private void FitPeople(Operation operation, JsonNode? body)
    {
        if (operation.Id is "OfferIndividuals" or "EditIndividualPledge")
        {
            body!["category"] = "STAFF_OFFICER";
            body["women"] = 1;
        }

        if (operation.Id == "RecordEvaluation")
        {
            // The first of a unit that was not deployed, of which a share was measured.
            body!.AsObject().Remove("deployment");
            body.AsObject().Remove("supersedes");
            body["measures"] = JsonNode.Parse("""[{ "measure": "equipment-serviceable", "value": 75, "unit": "percent" }]""");
        }

        if (operation.Id == "OfferTrainingPlaces")
        {
            // Open to all, so that every state may read them.
            body!.AsObject().Remove("openToStates");
            body.AsObject().Remove("openToOrganisations");
        }

        if (operation.Id == "RecordRecognition")
        {
            // A course of a centre is recognised once on a day.
            body!["validFrom"] = world.FarDay();
            body["validUntil"] = body["validFrom"]!.DeepClone();
        }
    }

    private static void FitSteps(Operation operation, JsonNode? body)
    {
        if (operation.Id == "SuspendPledge")
        {
            // Both sides have this reason.
            body!["reasonCode"] = "other";
        }

        if (operation.Id == "RequestLevel")
        {
            body!["level"] = "L2";
        }

        if (operation.Id == "ProposeRevision")
        {
            // What is registered keeps its papers.
            var papers = Sample.Pledge();
            foreach (var paper in new[] { "noteVerbale", "personnel", "majorEquipment", "selfSustainment" })
            {
                body!["content"]![paper] ??= papers[paper]!.DeepClone();
            }
        }
    }

    // What is lacking is less than what must be, and how many is said of equipment alone.
    private static void FitLines(Operation operation, JsonNode? body)
    {
        if (operation.Id is "ReportDeficiency" or "RecordDeficiency")
        {
            (body!["kind"], body["code"], body["required"], body["held"]) = ("majorEquipment", "engineering-vehicle", 4, 2);
        }

        if (operation.Id is "ReportDeficiency" or "RecordDeficiency" or "EditDeficiency" && body?["serviceable"] is not null)
        {
            body["serviceable"] = 1;
        }

        // Not more than the lists have, and to another state.
        if (operation.Id is "ProposeShare" or "EditShare" && body is JsonObject share)
        {
            share["personnel"] = new JsonArray(new JsonObject { ["rankGroup"] = "officer", ["men"] = 1, ["women"] = 0 });
            share.Remove("majorEquipment");
        }

        if (operation.Id == "ProposeShare")
        {
            body!["contributor"] = "PRT";
        }

        if (operation.Id == "OfferHelp")
        {
            body!["items"] = new JsonArray(new JsonObject { ["kind"] = "majorEquipment", ["code"] = "engineering-vehicle", ["quantity"] = 2 });
            body["availableFrom"] = "2026-12-01";
        }
    }

    /// <param name="id">The object that the operation is about; empty if it is about none.</param>
    public async Task<RequestData> To(Operation operation, string id, JsonNode? body, string? token)
    {
        await world.FillItems(operation, body);
        await world.TakeNewUnit(operation, body);
        return Request(operation, id, body, token, operation.Takes("If-Match") ? await ETag(operation, id) : null);
    }

    private static RequestData Request(Operation operation, string id, JsonNode? body, string? token, string? etag) => new()
    {
        Method = operation.Method,
        Address = operation.Path.Replace("{id}", id, StringComparison.Ordinal) + QueryOf(operation),
        Token = token,
        Body = operation switch
        {
            { Id: "StartImport" } => ImportSteps.NewList(),
            { TakesFile: true } => SampleFiles.Pdf,
            _ => body is null ? null : Encoding.UTF8.GetBytes(body.ToJsonString()),
        },
        ContentType = operation.BodyType,
        IfMatch = etag,
    };

    private static string QueryOf(Operation operation) => operation switch
    {
        { Id: "StartImport" or "GetTemplate" } => "?kind=pledges",
        { TakesFile: true } => "?name=Load%20plan.pdf",
        _ => "",
    };

    private async Task<string?> ETag(Operation operation, string id) =>
        (await ReaderOf(operation).Get($"/v1/{operation.Path.Split('/')[2]}/{id}")).ETag;

    // An import is there for its own state alone, a draft of an outcome for assessors.
    private Session ReaderOf(Operation operation) => operation.Path.Split('/')[2] switch
    {
        "imports" => app.FocalPoint,
        "outcome-drafts" => app.Assessor,
        _ => app.Auditor,
    };
}
