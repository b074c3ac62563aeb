using CapabilityRegistry.Data;
using CapabilityRegistry.Events;
using CapabilityRegistry.Reads;
using Polly;

namespace CapabilityRegistry.Http;

/// <summary>
/// Stands around every endpoint: what the handler changed is committed with its events, and with the remembered
/// answer if the request carries an Idempotency-Key, only if the answer is a success. A busy database makes the
/// whole of it start again. What the answer shows of other states goes into the log of reads.
/// </summary>
public sealed class UnitOfWork : IEndpointFilter
{
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var services = context.HttpContext.RequestServices;
        var attempt = new Attempt(
            context.HttpContext,
            services.GetRequiredService<Work>(),
            services.GetRequiredService<EventLog>(),
            services.GetRequiredService<ReadLog>(),
            services.GetRequiredService<IdempotencyStore>());
        var result = await services.GetRequiredService<ResiliencePipeline>().ExecuteAsync(
            async _ => await attempt.Run(() => next(context)), context.HttpContext.RequestAborted);
        return result is ICompletedLater later ? attempt.Shown(await later.Complete(context.HttpContext)) : result;
    }

    private sealed record Attempt(HttpContext Http, Work Work, EventLog Log, ReadLog Reads, IdempotencyStore Answers)
    {
        public async Task<object?> Run(Func<ValueTask<object?>> handler)
        {
            Work.Cancel = Http.RequestAborted;
            try
            {
                await Reset();
                return await Answered(handler);
            }
            finally
            {
                // The connection goes back before the answer is written to a possibly slow line.
                await Reset();
            }
        }

        /// <summary>The result, once what it shows is noted.</summary>
        public object? Shown(object? result) => Noted(result, ReadIn(result));

        private async Task<object?> Answered(Func<ValueTask<object?>> handler)
        {
            var sent = Idempotency.Of(Http);
            if (sent is not null && await Before(sent) is { } before)
            {
                return before;
            }

            var result = Unwrapped(await handler());
            if (result is not IStatusCodeHttpResult { StatusCode: < 400 })
            {
                await Reset();
                return sent is null ? result : await Before(sent) ?? result;
            }

            var read = ReadIn(result);
            if (!Work.HasChanges)
            {
                return Noted(result, read);
            }

            if (sent is not null && !await Answers.TryAdd(sent.Remember(result, Log.Now)))
            {
                // The same request is being carried out a second time; the first one's answer is there now.
                await Reset();
                return await Before(sent) ?? throw new System.Diagnostics.UnreachableException();
            }

            await Log.Commit();
            return Noted(result, read);
        }

        /// <summary>What the answer shows to somebody of another state; null if nothing.</summary>
        private Read? ReadIn(object? result)
        {
            if ((result as IShows ?? (result as IValueHttpResult)?.Value as IShows) is not { } answer || Caller.Find(Http.User) is not { } caller)
            {
                return null;
            }

            List<StatesObject> shown = [.. answer.Shows().Where(each => each.IsForeignTo(caller))];
            if (shown.Count == 0)
            {
                return null;
            }

            Reads.DemandRoom();
            return Read.Of(shown, caller, OperationOf(Http), Problem.NameOf(Http), Log.Now);
        }

        private object? Noted(object? result, Read? read)
        {
            if (read is not null)
            {
                Reads.Note(read);
            }

            return result;
        }

        private static string OperationOf(HttpContext http) => http.GetEndpoint()!.Metadata.GetRequiredMetadata<IEndpointNameMetadata>().EndpointName;

        /// <summary>
        /// What was answered to this key, if anything. Asked again when the request is refused: its first sending may
        /// have been carried out meanwhile, and then nothing but that is in the way of the second.
        /// </summary>
        private async Task<object?> Before(Idempotency sent) => await Answers.Find(sent.Caller, sent.KeyHash) switch
        {
            null => null,
            { } before when before.RequestHash == sent.RequestHash => before,
            _ => Refused.KeyReused(sent.Key),
        };

        private async Task Reset()
        {
            Log.Reset();
            await Work.Reset();
        }

        private static object? Unwrapped(object? result) => result is INestedHttpResult nested ? nested.Result : result;
    }
}
