using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Texts;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.OpenApi;

namespace CapabilityRegistry.Platform.OpenApi.Contract;

/// <summary>Refuses a request that differs from the OpenAPI document, before anything else looks at it.</summary>
public sealed class ContractCheck(RequestDelegate next, Contracts contracts)
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false, MaxDepth = 16 };

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.GetEndpoint() is { } endpoint && await contracts.Of(endpoint) is { } contract)
        {
            if (await Refusal(context, contract) is { } refused)
            {
                await refused.ExecuteAsync(context);
                return;
            }
        }

        await next(context);
    }

    private static async Task<IResult?> Refusal(HttpContext context, OperationContract contract)
    {
        if (contract.Offered.Count > 0 && contract.Offered.All(type => AcceptHeader.Quality(context.Request, type) == 0))
        {
            return Refused.NotAcceptable(context.Request.Headers.Accept.ToString(), contract.Offered);
        }

        var faults = Parameters(context.Request, contract);
        if (faults.Count > 0)
        {
            return Refused.Invalid(faults);
        }

        return contract switch
        {
            { Body: null } => UnexpectedBody(context),
            { MediaType: FileBody.MediaType } => await File(context, contract),
            _ => await Body(context, contract),
        };
    }

    private static List<Fault> Parameters(HttpRequest request, OperationContract contract)
    {
        var faults = new List<Fault>();
        foreach (var (name, values) in request.Query)
        {
            if (faults.Count >= ShapeCheck.MostFaults)
            {
                return faults;
            }

            if (!contract.Query.TryGetValue(name, out var shape))
            {
                faults.Add(Wrong("unknown-parameter", SafeExcerpt.Short(name).Trim('\''), Known(contract), "this parameter"));
            }
            else if (values.Count > (shape.Items is null ? 1 : shape.MaxItems))
            {
                var most = shape.Items is null ? "one value" : string.Create(CultureInfo.InvariantCulture, $"at most {shape.MaxItems} values");
                faults.Add(Wrong("repeated-parameter", name, most, $"{values.Count} values"));
            }
            else
            {
                var each = shape.Items ?? shape;
                faults.AddRange(values.Select(value => ParameterFault(value ?? "", each)).OfType<TextFault>()
                    .Select(fault => Wrong(fault.Code, name, ShapeDescription.Of(each), fault.Found)));
            }
        }

        faults.AddRange(contract.RequiredQuery.Where(name => !request.Query.ContainsKey(name))
            .Select(name => Wrong("missing", name, ShapeDescription.Of(contract.Query[name]), "nothing")));
        faults.AddRange(Headers(request, contract));
        return faults;
    }

    private static IEnumerable<Fault> Headers(HttpRequest request, OperationContract contract) =>
        from header in contract.Headers
        let values = request.Headers[header.Key]
        where values.Count > 0
        let fault = values.Count > 1 ? new("repeated-header", SafeExcerpt.Short(values.ToString())) : ParameterFault(values[0] ?? "", header.Value)
        where fault is not null
        select Wrong(fault.Code, header.Key, ShapeDescription.Of(header.Value), fault.Found);

    private static TextFault? ParameterFault(string text, Shape shape) => (shape.Type & ~JsonSchemaType.Null) switch
    {
        JsonSchemaType.Integer => NumberFault(text, shape) is { } code ? new(code, SafeExcerpt.Short(text)) : null,
        JsonSchemaType.Boolean => text is "true" or "false" ? null : new("wrong-type", SafeExcerpt.Short(text)),
        _ => ShapeCheck.TextFault(text, shape),
    };

    // Only as it is written in JSON: .NET would take +1, 01 and a number before NUL characters too.
    private static string? NumberFault(string text, Shape shape) =>
        long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number.ToString(CultureInfo.InvariantCulture) == text ? ShapeCheck.NumberFault(number, shape) : "wrong-type";

    private static Fault Wrong(string code, string parameter, string expected, string found) =>
        new() { Code = code, Parameter = parameter, Expected = expected, Found = found };

    private static string Known(OperationContract contract) =>
        contract.Query.Count == 0 ? "no query parameters" : $"one of {string.Join(", ", contract.Query.Keys)}";

    private static Refused? UnexpectedBody(HttpContext context) =>
        context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody == true
            && context.Features.Get<IHttpUpgradeFeature>()?.IsUpgradableRequest != true
            ? Refused.Invalid([Fault.At("", "unexpected-body", "no body", "a body")])
            : null;

    private static async Task<IResult?> Body(HttpContext context, OperationContract contract)
    {
        var body = await RequestBody.Read(context);
        if (body.IsEmpty && !contract.BodyRequired)
        {
            // An empty chunked body looks like a body to the binder.
            context.Features.Set<IHttpRequestBodyDetectionFeature>(new NoBody());
            return null;
        }

        if (WrongForm(context, contract) is { } wrong)
        {
            return wrong;
        }

        // Set to the plain media type, because the binder does not understand charset="utf-8" in quotes.
        context.Request.ContentType = RequestBody.MediaType;

        if (!Utf8.IsValid(body.Span))
        {
            return Refused.Invalid([Fault.At("", "not-utf-8", "JSON in UTF-8", "bytes that are not UTF-8")]);
        }

        return Json(context, body, contract);
    }

    // What a file must hold is for the operation to say; here it is received.
    private static async Task<IResult?> File(HttpContext context, OperationContract contract)
    {
        if (WrongForm(context, contract) is { } wrong)
        {
            return wrong;
        }

        await FileBody.Receive(context);
        return null;
    }

    private static Refused? WrongForm(HttpContext context, OperationContract contract) => context.Request.Headers.ContentEncoding switch
    {
        { Count: > 0 } encoding => Refused.UnsupportedContentEncoding(encoding.ToString()),
        _ when !RequestBody.Is(contract.MediaType, context.Request) => Refused.UnsupportedMediaType(contract.MediaType, context.Request.ContentType),
        _ => null,
    };

    private static Refused? Json(HttpContext context, ReadOnlyMemory<byte> body, OperationContract contract)
    {
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            var faults = ShapeCheck.Of(document.RootElement, contract.Body!);
            if (faults.Count > 0)
            {
                return Refused.Invalid(faults);
            }

            HandOn(context, document.RootElement, contract);
            return null;
        }
        catch (JsonException exception)
        {
            return NotJson(exception is { LineNumber: { } line, BytePositionInLine: { } position }
                ? string.Create(CultureInfo.InvariantCulture, $"something else in line {line + 1} at byte {position + 1}")
                : "a member twice");
        }
        catch (InvalidOperationException)
        {
            // The only way that the parser has to tell of a lone surrogate in a name ({"\ud800": 1}).
            return NotJson("half of a surrogate pair in a name");
        }
    }

    private static Refused NotJson(string found) =>
        Refused.Invalid([Fault.At("", "not-json", "well-formed JSON, each member once, at most 16 levels deep", found)]);

    private static void HandOn(HttpContext context, JsonElement body, OperationContract contract)
    {
        if (contract.Body!.IsOpen || !PlainJson.IsNeeded(body, contract.ReadOnly))
        {
            return;
        }

        var plain = PlainJson.Of(body, contract.ReadOnly);
        RequestBody.Replace(context, plain.Json);
        ReadOnlyMembers.Set(context, plain.LeftOut);
    }

    private sealed class NoBody : IHttpRequestBodyDetectionFeature
    {
        public bool CanHaveBody => false;
    }
}
