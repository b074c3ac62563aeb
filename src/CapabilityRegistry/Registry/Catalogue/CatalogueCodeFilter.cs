using CapabilityRegistry.Kernel;
using CapabilityRegistry.Platform.Http.Answers;

namespace CapabilityRegistry.Registry.Catalogue;

/// <summary>
/// Refuses, whatever the operation, a code in the query that the catalogue does not hold: an empty list would say that there is nothing of it.
/// The same name of a parameter means the same codes everywhere. Codes of closed lists are refused before, by the document.
/// </summary>
public sealed class CatalogueCodeFilter : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var request = context.HttpContext.Request;
        var catalogue = context.HttpContext.RequestServices.GetRequiredService<CatalogueStore>();
        var faults = new List<Fault>();
        foreach (var parameter in CatalogueStore.CodeParameters)
        {
            string[] given = [.. request.Query[parameter.Name].OfType<string>()];
            var unknown = given.Length == 0 ? [] : given.Except(await catalogue.Known(parameter, given));
            faults.AddRange(unknown.Select(code =>
                new Fault { Code = "unknown-code", Parameter = parameter.Name, Expected = $"a code of {parameter.List}", Found = $"'{code}'" }));
        }

        return faults.Count == 0 ? await next(context) : new BadRequestAnswer(faults);
    }
}
