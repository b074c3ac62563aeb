using System.Reflection;
using System.Text.Json.Nodes;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Access;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Access;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Http;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Lists.Tables;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Net.Http.Headers;
using Microsoft.OpenApi;

namespace CapabilityRegistry.Platform.OpenApi;

/// <summary>Adds to each operation the answers that are possible for it: derived from its parameters, body and rights.</summary>
public static class OperationTransformer
{
    public static async Task Apply(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var description = context.Description;
        var metadata = description.ActionDescriptor.EndpointMetadata;
        var open = metadata.OfType<IAllowAnonymous>().Any();
        operation.Summary = OneLine(operation.Summary);
        operation.Description = OneLine(operation.Description);
        await DescribeCodes(operation, context, cancel);
        DescribeParameters(operation, description.HttpMethod ?? "");
        DescribeFields(operation, description, context.Document!);
        await DescribeFormats(operation, context, cancel);
        DescribeOrders(operation, description, context.Document!);
        var changes = metadata.OfType<RequiredRight>().Any(each => Rights.ScopeOf(each.Right) == TokenScope.Write);
        var limited = !metadata.OfType<DisableRateLimitingAttribute>().Any();
        DescribeHeaders(operation, metadata, limited, context.Document!);
        DescribeTexts(operation, metadata);
        await DescribeBody(operation, context, cancel);
        DescribeFiles(operation);
        DescribeRepetition(operation, context, metadata, limited);
        if (changes)
        {
            DescribeDryRun(operation, context.Document!);
        }

        // An operation for everybody says so: an empty list.
        operation.Security = [];
        if (!open)
        {
            var scheme = new OpenApiSecuritySchemeReference(DocumentTransformer.BearerScheme, context.Document);
            operation.Security = [new OpenApiSecurityRequirement { [scheme] = [] }];
        }

        var problems = Problems(operation, description.HttpMethod == "POST", open, metadata, limited);
        await DescribeProblems(operation, context, problems, limited, cancel);
    }

    private static async Task DescribeCodes(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        foreach (var described in context.Description.ParameterDescriptions)
        {
            var type = described.ParameterDescriptor?.ParameterType is { } given ? Nullable.GetUnderlyingType(given) ?? given : null;
            if (type is null || Parameter(operation, described.Name) is not { } parameter)
            {
                continue;
            }

            if (AttributeOf<TextFormAttribute>(described) is { } text)
            {
                ((OpenApiSchema)parameter.Schema!).Format = text.Form.Code();
            }

            var code = await CodeOf(described, type.IsArray ? type.GetElementType()! : type, context, cancel);
            if (type.IsArray)
            {
                // The generator demands every array.
                parameter.Required = false;
                parameter.Description = $"{parameter.Description} Repeat it for several: any of them will do.";
                parameter.Schema = Several(code ?? One((OpenApiSchema)parameter.Schema!));
            }
            else if (code is not null)
            {
                parameter.Schema = code;
            }
        }
    }

    // The closed list of which the value is one; null if it is of none.
    private static async Task<IOpenApiSchema?> CodeOf(
        ApiParameterDescription described, Type type, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Coded<>))
        {
            return await Component(type.GenericTypeArguments[0], context, cancel);
        }

        return AttributeOf<CodeOfAttribute>(described) is { } code ? new OpenApiSchemaReference(code.List, context.Document) : null;
    }

    private static T? AttributeOf<T>(ApiParameterDescription described)
        where T : Attribute =>
        (described.ParameterDescriptor as IParameterInfoParameterDescriptor)?.ParameterInfo.GetCustomAttribute<T>();

    private static async Task<IOpenApiSchema> Component(Type type, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var document = context.Document!;
        if (document.Components?.Schemas?.ContainsKey(type.Name) != true)
        {
            document.AddComponent<IOpenApiSchema>(type.Name, await context.GetOrCreateSchemaAsync(type, null, cancel));
        }

        return new OpenApiSchemaReference(type.Name, document);
    }

    private static OpenApiSchema Several(IOpenApiSchema items) =>
        new() { Type = JsonSchemaType.Array, Items = items, MinItems = 1, MaxItems = FilterValues.Most };

    // The generator writes down for the array what the attributes say of each value.
    private static OpenApiSchema One(OpenApiSchema array) => new()
    {
        Type = array.Items!.Type,
        Format = array.Items.Format,
        Pattern = array.Pattern ?? array.Items.Pattern,
        Minimum = array.Minimum ?? array.Items.Minimum,
        Maximum = array.Maximum ?? array.Items.Maximum,
        MinLength = array.MinLength ?? array.Items.MinLength,
        MaxLength = array.MaxLength ?? array.Items.MaxLength,
    };

    private static void DescribeParameters(OpenApiOperation operation, string method)
    {
        if (Parameter(operation, "If-Match") is { } ifMatch)
        {
            // What PUT can begin has no version before it.
            var begins = method == "PUT" && operation.Responses?.ContainsKey("201") == true;
            ifMatch.Description = "The ETag of the version that you read. "
                + (begins ? "Left out to begin what is not there yet; once it is there, without it the answer is 428" : "Without it the answer is 428")
                + "; with an old one it is 412, which carries the current ETag; a list, * or a weak ETag is refused with 400, because a change is decided on "
                + "one version.";
            ifMatch.Required = !begins;
            ifMatch.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = Precondition.Pattern };
        }

        if (method == "POST")
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = IdempotencyHeaders.Key,
                In = ParameterLocation.Header,
                Description = "Any text of yours that names this request. Sent again with the same request, the first answer is given again and nothing is "
                    + $"done twice. It is remembered for {StorageSettings.UsualIdempotencyDays} days, unless the operator says otherwise.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String, Pattern = IdempotencyHeaders.KeyPattern },
            });
        }
    }

    private static void DescribeFields(OpenApiOperation operation, ApiDescription description, OpenApiDocument document)
    {
        if (PageOf(description) is not { } page)
        {
            return;
        }

        var item = page.GenericTypeArguments[0];
        var name = SchemaNames.OfFields(item);
        var members = Json.Options.GetTypeInfo(item).Properties.Where(each => each.Get is not null);
        document.AddComponent<IOpenApiSchema>(name, new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = $"A member of {item.Name}.",
            Enum = [.. members.Select(each => (JsonNode)each.Name)],
        });
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = ChosenFields.Parameter,
            In = ParameterLocation.Query,
            Description = "Which members of each item to give; all of them if left out. Repeat it for several. The others are left out, also those that an "
                + "item always has.",
            Schema = Several(new OpenApiSchemaReference(name, document)),
        });
    }

    /// <summary>A list can be had whole, as a table.</summary>
    private static async Task DescribeFormats(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        if (context.Description.HttpMethod != HttpMethods.Get || context.Description.ActionDescriptor.EndpointMetadata.OfType<Endless>().Any()
            || context.Description.SupportedResponseTypes.All(each => TableColumns.ItemOfList(each.Type) is null))
        {
            return;
        }

        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = ListFormats.Parameter,
            In = ParameterLocation.Query,
            Description = "As what to give the list; what Accept prefers if left out, else JSON. As csv or xlsx it is given whole, from `after` on, whatever "
                + "`limit` says: a line for each item, a column for each member, also for those of an object within it, with a dot between the names. A list "
                + "within an item is one cell. A table has no ETag.",
            Schema = await Component(typeof(ListFormat), context, cancel),
        });
        var content = operation.Responses!["200"].Content!;
        foreach (var type in (string[])[ListFormats.Csv, ListFormats.Xlsx])
        {
            content[type] = new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" } };
        }
    }

    private static void DescribeOrders(OpenApiOperation operation, ApiDescription description, OpenApiDocument document)
    {
        if (description.ActionDescriptor.EndpointMetadata.OfType<IListOrders>().SingleOrDefault() is not { } orders)
        {
            return;
        }

        var item = PageOf(description)!.GenericTypeArguments[0];
        var name = SchemaNames.OfOrders(item);
        document.AddComponent<IOpenApiSchema>(name, new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = $"An order of a list of {item.Name}: by this member; with a hyphen before it, downwards.",
            Enum = [.. orders.Names.Select(each => (JsonNode)each)],
        });
        Parameter(operation, PageQuery.SortParameter)!.Schema = new OpenApiSchemaReference(name, document);
    }

    private static Type? PageOf(ApiDescription description) => description.SupportedResponseTypes.Select(each => each.Type).FirstOrDefault(IsPage);

    private static bool IsPage(Type? type) => type is { IsGenericType: true } && type.GetGenericTypeDefinition() == typeof(Page<>);

    private static OpenApiParameter? Parameter(OpenApiOperation operation, string name) =>
        operation.Parameters?.OfType<OpenApiParameter>().FirstOrDefault(parameter => parameter.Name == name);

    private static void DescribeHeaders(OpenApiOperation operation, IEnumerable<object> metadata, bool limited, OpenApiDocument document)
    {
        foreach (var response in (operation.Responses ?? []).Values.OfType<OpenApiResponse>())
        {
            response.Headers = HeaderComponents.OfEveryAnswer(document, limited);
        }

        foreach (var sent in metadata.OfType<SendsHeader>())
        {
            if (operation.Responses?.GetValueOrDefault($"{sent.Status}") is OpenApiResponse response)
            {
                response.Headers ??= new Dictionary<string, IOpenApiHeader>();
                response.Headers[sent.Name] = HeaderComponents.Sent(document, sent);
            }
        }
    }

    private static async Task DescribeBody(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        if (operation.RequestBody is OpenApiRequestBody body)
        {
            body.Description = context.Description.HttpMethod switch
            {
                "PUT" => "The whole content. What GET gave may be sent back whole: the members that only the registry sets, such as version and status, are "
                    + "taken if they are as they were read, and refused (read-only) if not.",
                "PATCH" => "What is to be different: a JSON merge patch (RFC 7386) on what GET gives. null takes a member away, a list is replaced whole. The "
                    + "result is judged like what PUT sends.",
                _ => OneLine(await DescriptionOfBody(context, cancel)) + (body.Required ? "" : " It may be left out."),
            };
        }
    }

    private static async Task<string?> DescriptionOfBody(OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var type = context.Description.ParameterDescriptions.Single(each => each.Source == BindingSource.Body).Type;
        return type == typeof(byte[])
            ? $"The file, byte for byte: at most {FileBody.Longest / 1_000_000} MB, and in no encoding of its own."
            : (await context.GetOrCreateSchemaAsync(type, null, cancel)).Description;
    }

    // The generator takes bytes for text in base 64.
    private static void DescribeFiles(OpenApiOperation operation)
    {
        var contents = (operation.Responses ?? []).Values.Select(each => each.Content).Append(operation.RequestBody?.Content);
        foreach (var (_, file) in contents.SelectMany(each => each ?? new Dictionary<string, OpenApiMediaType>())
            .Where(each => each.Key is FileBody.MediaType or ListFormats.Xlsx))
        {
            file.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = "binary" };
        }
    }

    // However the comment is broken in the code.
    private static string? OneLine(string? text) => text is null ? null : string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries));

    private static void DescribeDryRun(OpenApiOperation operation, OpenApiDocument document)
    {
        operation.Parameters ??= [];
        operation.Parameters.Add(new OpenApiParameter
        {
            Name = DryRun.Parameter,
            In = ParameterLocation.Query,
            Description = "true to try the change: the answer is the one that it would get now, with its refusals, and nothing is written. An "
                + "Idempotency-Key is neither looked at nor kept, a new key in the answer is not reserved, a token is left out, and a run is told as it "
                + "begins.",
            Schema = new OpenApiSchema { Type = JsonSchemaType.Boolean, Default = false },
        });
        foreach (var response in operation.Responses!.Values.OfType<OpenApiResponse>())
        {
            response.Headers![DryRun.Header] = HeaderComponents.Tried(document);
        }
    }

    /// <summary>What is told to those who ask for the same again: by GET, whether it has changed; by POST, that it was answered before.</summary>
    private static void DescribeRepetition(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, IEnumerable<object> metadata, bool limited)
    {
        var document = context.Document!;
        if (context.Description.HttpMethod == HttpMethods.Get && metadata.OfType<CanBeUnchanged>().Any())
        {
            operation.Parameters ??= [];
            operation.Parameters.Add(new OpenApiParameter
            {
                Name = HeaderNames.IfNoneMatch,
                In = ParameterLocation.Header,
                Description = "ETags of answers that you hold. If one of them is still right, the answer is 304, without a body.",
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
            const string NotModified = "NotModified";
            document.AddComponent<IOpenApiResponse>(NotModified, new OpenApiResponse
            {
                Description = "What you hold is still right.",
                Headers = HeaderComponents.OfUnchanged(document, limited),
            });
            operation.Responses![$"{StatusCodes.Status304NotModified}"] = new OpenApiResponseReference(NotModified, document);
        }

        if (context.Description.HttpMethod == HttpMethods.Post)
        {
            foreach (var response in operation.Responses!.Values.OfType<OpenApiResponse>())
            {
                response.Headers![IdempotencyHeaders.Replayed] = HeaderComponents.Replayed(document);
            }
        }
    }

    private static void DescribeTexts(OpenApiOperation operation, IEnumerable<object> metadata)
    {
        foreach (var sent in metadata.OfType<AlsoSendsText>())
        {
            var text = new OpenApiSchema { Type = JsonSchemaType.String };
            operation.Responses![$"{sent.Status}"].Content![sent.MediaType] = new OpenApiMediaType { Schema = text };
        }
    }

    private static IEnumerable<int> Problems(OpenApiOperation operation, bool isPost, bool open, IList<object> metadata, bool limited)
    {
        var guarded = Parameter(operation, "If-Match") is not null;
        var hasId = operation.Parameters?.Any(parameter => parameter.In == ParameterLocation.Path) ?? false;
        var hasBody = operation.RequestBody is not null;
        var canRefuse = metadata.OfType<CanRefuse>().Any();
        var choosesType = !metadata.OfType<TakesNothing>().Any();
        // If-Match is looked at wherever there is an ETag.
        var hasETag = metadata.OfType<SendsHeader>().Any(sent => sent is { Status: StatusCodes.Status200OK, Name: "ETag" });
        (int Status, bool Can)[] all =
        [
            (400, true), (401, !open), (403, !open), (404, hasId), (406, choosesType), (408, hasBody), (409, canRefuse),
            (412, guarded || hasETag), (413, hasBody), (415, hasBody), (422, isPost), (428, guarded), (429, limited), (500, true), (503, true),
        ];
        return all.Where(problem => problem.Can).Select(problem => problem.Status);
    }

    private static async Task DescribeProblems(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, IEnumerable<int> statuses, bool limited, CancellationToken cancel)
    {
        operation.Responses ??= [];
        var problem = await ProblemSchema(context, cancel);
        foreach (var status in statuses)
        {
            // A shared component for all operations with the same answer.
            var name = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status).Replace(" ", "", StringComparison.Ordinal)
                + (limited ? "" : "Unlimited");
            context.Document!.AddComponent<IOpenApiResponse>(name, Response(status, problem, context.Document!, limited));
            operation.Responses[$"{status}"] = new OpenApiResponseReference(name, context.Document);
        }
    }

    private static OpenApiResponse Response(int status, IOpenApiSchema problem, OpenApiDocument document, bool limited)
    {
        var headers = HeaderComponents.OfEveryAnswer(document, limited);
        if (HeaderOf(status) is { } header)
        {
            // A rule may say no to this caller only (403), which no other token would change.
            headers[header.Name] = HeaderComponents.Shared(
                document, header.Name, header.Description, status != 403, status == 403 ? $"Optional-{header.Name}" : header.Name);
        }

        return new OpenApiResponse
        {
            Description = Microsoft.AspNetCore.WebUtilities.ReasonPhrases.GetReasonPhrase(status),
            Headers = headers,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                ["application/problem+json"] = new() { Schema = problem, Example = ProblemExample.Of(status) },
            },
        };
    }

    private static (string Name, string Description)? HeaderOf(int status) => status switch
    {
        401 or 403 => (HeaderNames.WWWAuthenticate, "How to identify oneself."),
        412 => (HeaderNames.ETag, HeaderComponents.ETag),
        429 or 503 => (HeaderNames.RetryAfter, "After how many seconds to try again."),
        _ => null,
    };

    private static async Task<IOpenApiSchema> ProblemSchema(OpenApiOperationTransformerContext context, CancellationToken cancel)
    {
        var reference = await Component(typeof(Problem), context, cancel);
        var members = ((OpenApiSchema)context.Document!.Components!.Schemas![nameof(Problem)]).Properties!;
        ((OpenApiSchema)members["errors"]).Items = await Component(typeof(ProblemError), context, cancel);
        // For generators that make an exception of an error: what it says.
        ((OpenApiSchema)members["detail"]).AddExtension("x-ms-primary-error-message", new JsonNodeExtension(true));
        return reference;
    }
}
