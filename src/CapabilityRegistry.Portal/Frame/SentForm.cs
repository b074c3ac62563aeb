using CapabilityRegistry.Portal.Api;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace CapabilityRegistry.Portal.Frame;

/// <summary>Reads the form of a request, so that what cannot be taken is refused by the API, with all that was typed still in the page.</summary>
internal static class SentForm
{
    /// <summary>Far more than any field may hold, so that it is the API that says which is too long; what is longer still only the browser has.</summary>
    private const int LongestForm = 4_000_000;

    private const int MostFields = 5_000;

    /// <summary>Null if the form was read, or there is none. One that is too long, has too many fields, or broke off on its way is refused.</summary>
    public static async Task<Problem?> Read(HttpContext http)
    {
        var request = http.Request;
        try
        {
            if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
            {
                if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false, MaxRequestBodySize: < LongestForm } limit)
                {
                    limit.MaxRequestBodySize = LongestForm;
                }

                // The framework's own reader refuses a form as a whole for one NUL in it; the API says at which field it is.
                using var reader = new FormReader(request.Body) { ValueCountLimit = MostFields, ValueLengthLimit = LongestForm };
                request.Form = new FormCollection(await reader.ReadFormAsync(http.RequestAborted));
            }
            else if (request.HasFormContentType)
            {
                await request.ReadFormAsync(http.RequestAborted);
            }

            return null;
        }
        catch (BadHttpRequestException exception)
        {
            return new Problem
            {
                Status = exception.StatusCode,
                Code = exception.StatusCode == StatusCodes.Status413PayloadTooLarge ? "too-large" : "form-broken",
            };
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            return new Problem { Status = StatusCodes.Status400BadRequest, Code = "form-broken" };
        }
    }
}
