using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace CapabilityRegistry.Platform.OpenApi;

/// <summary>What the document says about the API as a whole.</summary>
public static class DocumentTransformer
{
    public const string BearerScheme = "bearer";

    private static readonly string Description =
        "Member States' pledges of units for peacekeeping, the readiness level that each has proven, what missions require, and what is missing.\n\n"
        + "Every change names the version that it was decided on (`If-Match` with the `ETag` that was read). Every POST may carry an `Idempotency-Key`; "
        + "repeating it with the same request gives the first answer again. Lists are read page by page: follow `next` until it is null.\n\n"
        + "Errors are RFC 9457 problems with a permanent `code` and, in `errors`, everything that was found wrong. `type` leads to the page of the code; "
        + "all of them are at [/errors](/errors). `x-error-codes` of an operation names, by status, the codes of its own, and under `errors` those that "
        + "come within `errors` alone; the ones at the top of the document may come from any operation. `x-rights` names the right that an operation "
        + "demands, the scope of the token, and the roles that have the right, each with the states whose objects it reaches.\n\n"
        + "Every change can be tried with `dryRun=true`: it is judged as the registry stands, and nothing is written. The answer is the one that it would get, "
        + "but that an `Idempotency-Key` is not looked at, and a run is told as it begins (202), because nothing waits for one that is not made.\n\n"
        + "HEAD is answered wherever GET is, and takes the same. Where an answer has an `ETag`, GET takes `If-Match` and, where the operation declares it, "
        + "`If-None-Match` (RFC 9110, 13): an answer that also holds what changes without its version, such as the readiness of a pledge on this day, is "
        + "always sent whole. Answers are compressed with Brotli or gzip for those who take it; an `Accept` that leaves out what an operation can give is "
        + "refused with 406, save by the operations of Health, which answer a monitor in any case.\n\n"
        + $"Every answer carries {OnEveryAnswer} "
        + "and, over TLS, `Strict-Transport-Security`; what is the same for every caller has `Cache-Control: private, no-cache` instead.\n\n"
        + "Values of an `enum` are all that there are in this version. Objects of answers may get further members, so clients pass over those that they do "
        + "not know; in requests the registry refuses them, however deep they stand.\n\n"
        + "Texts say in `format` what may stand in them; their length counts code points. `plain-text`: something visible first, no control characters, no "
        + "noncharacters, none that steers the direction of what follows. `name`: assigned characters only, none for private use, and none that is invisible "
        + "(the default ignorable code points, such as fillers and selectors of variants, and U+2800), but the joiners U+200C and U+200D where the script "
        + "needs them (RFC 5892, A.1 and A.2; Bengali ra with ya-phalaa). `person-name`: no colon either, no space but U+0020, and scripts that UTS #39 calls "
        + "moderately restrictive: one, or Latin with another than Cyrillic and Greek. A refusal names the character and its place.\n\n"
        + "A client, which is a caller by name and a stranger by address, has a quota of requests; `RateLimit` says what is left of it, and beyond it the "
        + "answer is 429. What the web server cannot read as a request is refused by it with a status alone: 400, 408 if the header does not arrive in "
        + "time, 414 if the address, 431 if the header is too long. Pages of other origins may use the API from within a browser only if the operator "
        + "names the origin.";

    private static string OnEveryAnswer =>
        string.Join(", ", AnswerHeaders.OfApi.Where(each => each.Key != RegistryVersion.Header).Select(each => $"`{each.Key}: {each.Value}`"));

    private static readonly (string Name, string Text)[] Tags =
    [
        ("Catalogue", "Unit types, missions and the codes of equipment and self-sustainment."),
        ("Contributors", "Member States and the organisations that they belong to."),
        ("Pledges", "Units that states pledge, from draft to a proven readiness level."),
        ("Visits", "Visits to pledged units, the evidence for Level 2 and the rapid deployment level, and what they found."),
        ("Evidence",
            "Papers about pledged units and units beside statements: the evidence for Level 3. Agreements on the rapid deployment level. Which levels the law "
                + "of a state forbids."),
        ("Conditions", "On what states make the use of their units depend: until that is met, a unit is not counted."),
        ("Training", "Which courses of training centres are recognised from when to when, and places in courses that states offer to others."),
        ("Individuals", "Persons whom states offer for posts of their own: staff officers, observers, police officers, experts."),
        ("Files", "PDF, DOCX, XLSX and images, attached to papers, visits, findings, agreements, caps and deficiencies."),
        ("Conduct", "Whether units are cleared to serve, how they did, and cases against them."),
        ("Joint pledges", "Which parts of a unit other states bring than the one that pledges it: until each has confirmed its own, the unit is not counted."),
        ("Policies", "What each readiness level demands, for how long, and from when that holds."),
        ("Deficiencies", "What pledged units lack, line by line, by their lists, their states and inspections; what there is, at what level, lacking what."),
        ("Statements of Unit Requirements", "What a unit of a type must bring, in editions that count from a day."),
        ("Requirements", "What missions need, and which pledges could answer."),
        ("Imports", "Lists of pledges, of their equipment or of requirements, from a spreadsheet or a program: tried first, then carried out."),
        ("Gaps", "What is required, what is available and what is missing on a date."),
        ("Matching", "Runs that pair requirements with pledges and prove the plan."),
        ("Invitations", "States are asked to provide pledged units; they accept or decline, the Secretariat selects or releases."),
        ("Deployments", "Selected units on their way into a mission and back, with dated milestones."),
        ("Fulfilment", "How far requirements are on their way from a need to units in the mission."),
        ("Reports", "Papers for meetings: what is needed and scarce, and what the work of the registry comes to."),
        ("Events", "What changed, since when: the feed for other systems."),
        ("Public", "What everybody may know, without a token."),
        ("Audit", "Who changed and who saw what: for auditors."),
        ("Access", "Tokens, given and revoked by an administrator."),
        ("Digests", "What waits and what lapses, sent to a person by mail."),
        ("Health", "Whether the registry is alive and can answer."),
    ];

    public static Task Apply(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken cancel)
    {
        document.Info = new OpenApiInfo
        {
            Title = "CapabilityRegistry",
            Version = RegistryVersion.Text,
            Description = Description,
            Contact = new OpenApiContact { Name = "The operator of this registry" },
        };
        // Relative: the document is the same wherever the registry runs.
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.Tags = new HashSet<OpenApiTag>(Tags.Select(tag => new OpenApiTag { Name = tag.Name, Description = tag.Text }));
        document.Components ??= new OpenApiComponents();
        document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            [BearerScheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token from an administrator." },
        };
        return Task.CompletedTask;
    }
}
