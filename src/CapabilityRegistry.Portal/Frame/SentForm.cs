using CapabilityRegistry.Portal.Api;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace CapabilityRegistry.Portal.Frame;

/// <summary>Reads the form of a request, so that what cannot be taken is refused by the API, with all that was typed still in the page.</summary>
internal static class SentForm
{
    /// <summary>As much as a stranger may send; far more than any form holds. What is longer still only the browser has.</summary>
    private const int LongestOfStranger = 4_000_000;

    /// <summary>So that somebody who has pasted a book into one field keeps the others, and reads at which one it was.</summary>
    private const int LongestForm = 20_000_000;

    /// <summary>Far more than any field may hold, so that it is the API that says which is too long.</summary>
    private const int LongestValue = 4_000_000;

    /// <summary>Of a longer value so much is kept: still too long for the API, and little enough for the page to show it.</summary>
    private const int KeptOfLonger = 100_000;

    private const int MostFields = 5_000;

    /// <summary>Of a longer file so much is kept: one byte more than the API takes, so that it is the API that refuses it, at its field.</summary>
    private const int KeptOfFile = 20_000_001;

    /// <summary>The fields beside a file, in bytes together: far more than they hold.</summary>
    private const int LongestBesideFile = 1_000_000;

    /// <summary>By RFC 2046.</summary>
    private const int LongestBoundary = 70;

    private const int InMemory = 64 * 1024;

    /// <summary>Null if the form was read, or there is none. One that is too long, has too many fields, or broke off on its way is refused.</summary>
    /// <param name="isSignedIn">Whether somebody who is known has sent it.</param>
    public static async Task<Problem?> Read(HttpContext http, bool isSignedIn)
    {
        var longest = isSignedIn ? LongestForm : LongestOfStranger;
        var request = http.Request;
        try
        {
            if (request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true)
            {
                if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit && limit.MaxRequestBodySize < longest)
                {
                    limit.MaxRequestBodySize = longest;
                }

                // The framework's own reader refuses a form as a whole for one NUL in it; the API says at which field it is.
                using var reader = new FormReader(request.Body) { ValueLengthLimit = longest };
                request.Form = await Fields(reader, http.RequestAborted);
            }
            else if (request.HasFormContentType)
            {
                request.Form = await Parts(http);
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
            if (exception is ConnectionResetException)
            {
                // Nobody is there any more. Unless it is told so, the web server reads on where a read has failed, and logs an error.
                http.Abort();
            }

            return new Problem { Status = StatusCodes.Status400BadRequest, Code = "form-broken" };
        }
    }

    // The framework's own reader refuses a form as a whole for a file that is too long, and keeps all of one that is not.
    private static async Task<FormCollection> Parts(HttpContext http)
    {
        var boundary = HeaderUtilities.RemoveQuotes(MediaTypeHeaderValue.Parse(http.Request.ContentType).Boundary).ToString();
        if (boundary.Length is 0 or > LongestBoundary)
        {
            throw new InvalidDataException("The form does not say what stands between its parts.");
        }

        var reader = new MultipartReader(boundary, http.Request.Body);
        var (fields, files, left) = (new KeyValueAccumulator(), new FormFileCollection(), LongestBesideFile);
        while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } part)
        {
            if (part.GetContentDispositionHeader() is not { } said)
            {
                throw new InvalidDataException("A part of the form has no name.");
            }

            var name = HeaderUtilities.RemoveQuotes(said.Name).ToString();
            if (said.IsFileDisposition() && files.Count == 0)
            {
                files.Add(await File(http, part, name, HeaderUtilities.RemoveQuotes(said.FileName).ToString()));
            }
            else
            {
                using var text = new StreamReader(new FirstBytes(part.Body, left + 1));
                fields.Append(name, await text.ReadToEndAsync(http.RequestAborted));
                left -= (int)part.Body.Position;
            }

            if (left < 0 || fields.ValueCount > MostFields)
            {
                throw new InvalidDataException("There is more beside the file than any form has.");
            }
        }

        return new FormCollection(fields.GetResults(), files);
    }

    private static async Task<FormFile> File(HttpContext http, MultipartSection part, string name, string fileName)
    {
        var content = new FileBufferingReadStream(new FirstBytes(part.Body, KeptOfFile), InMemory);
        http.Response.RegisterForDispose(content);
        await content.DrainAsync(http.RequestAborted);
        return new FormFile(content, 0, content.Length, name, fileName);
    }

    private static async Task<FormCollection> Fields(FormReader reader, CancellationToken cancel)
    {
        var fields = new KeyValueAccumulator();
        while (await reader.ReadNextPairAsync(cancel) is var (name, value))
        {
            fields.Append(name, value.Length > LongestValue ? value[..KeptOfLonger] : value);
            if (fields.ValueCount > MostFields)
            {
                throw new InvalidDataException($"The form has more than {MostFields} fields.");
            }
        }

        return new FormCollection(fields.GetResults());
    }
}
