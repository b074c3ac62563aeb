using CapabilityRegistry.Kernel;
using CapabilityRegistry.Kernel.Disclosure;
using CapabilityRegistry.Platform.AccessLog;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Data.Outages;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Http.Answers;
using CapabilityRegistry.Platform.Http.Lists;
using CapabilityRegistry.Platform.Http.Requests;
using Microsoft.AspNetCore.Http.Timeouts;
using Polly;

namespace CapabilityRegistry.Platform.Endpoints;

/// <summary>
/// Wraps every endpoint in a unit of work: what the handler changed is committed with its events and, with an Idempotency-Key, the
/// remembered answer, only if the answer is a success and not of a dry run. If the database is busy, all of it is repeated. Objects of other states in the
/// answer are recorded in the access log.
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
            services.GetRequiredService<EventStore>(),
            services.GetRequiredService<ShownObjects>(),
            services.GetRequiredService<IdempotencyStore>());
        var retries = services.GetRequiredService<ResiliencePipeline>();
        var result = await retries.ExecuteAsync(async _ => await attempt.Run(() => next(context)), context.HttpContext.RequestAborted);
        if (result is not ICompletedLater later)
        {
            return result;
        }

        var completed = await later.Complete(context.HttpContext);
        await retries.ExecuteAsync(async _ => await attempt.Keep(completed), context.HttpContext.RequestAborted);
        return attempt.Shown(completed);
    }

    private sealed record Attempt(HttpContext Http, Work Work, EventLog Log, EventStore Events, ShownObjects ShownObjects, IdempotencyStore Answers)
    {
        private bool IsDryRun => DryRun.IsAsked(Http);

        public async Task<object?> Run(Func<ValueTask<object?>> handler)
        {
            Work.Cancel = Http.RequestAborted;
            try
            {
                await Reset();
                await ReadListFromSecondary();
                Work.ReadsOneSnapshot = PageQuery.IsCounted(Http);
                return await Answered(handler);
            }
            finally
            {
                // The connection is released before the answer is sent, because the client may be slow.
                await Reset();
            }
        }

        /// <summary>Records what the result shows in the access log and returns it.</summary>
        public object? Shown(object? result) => Recorded(result, AccessIn(result));

        /// <summary>Keeps, for the Idempotency-Key, what was answered in the end: the result if it is a success, else nothing.</summary>
        public async Task Keep(object completed)
        {
            if (Idempotency.Of(Http) is not { } sent)
            {
                return;
            }

            try
            {
                await Reset();
                await (completed is IStatusCodeHttpResult { StatusCode: < 400 }
                    ? Answers.Replace(sent.Remember(completed, ShownBy(completed), Log.Now))
                    : Answers.Forget(sent));
                Log.ExpectNoEvent();
                await Log.Commit();
            }
            finally
            {
                await Reset();
            }
        }

        // A list may be a little old, but never older than what its caller has written, through whichever process.
        private async Task ReadListFromSecondary()
        {
            if (Work.HasSecondary && HttpMethods.IsGet(Http.Request.Method) && Http.GetEndpoint()?.Metadata.GetMetadata<IListOrders>() is not null)
            {
                var last = await Events.LastBy(Caller.Find(Http.User));
                await Work.ReadSecondary(() => Events.Holds(last));
            }
        }

        private async Task<object?> Answered(Func<ValueTask<object?>> handler)
        {
            var sent = IsDryRun ? null : Idempotency.Of(Http);
            if (sent is not null && await AnswerBefore(sent) is { } before)
            {
                return before;
            }

            var result = Unwrapped(await handler());
            if (result is not IStatusCodeHttpResult { StatusCode: < 400 })
            {
                await Reset();
                return sent is null ? Shown(result) : await AnswerBefore(sent) ?? Shown(result);
            }

            var record = AccessIn(result);
            if (IsDryRun)
            {
                await Reset();
                return Recorded(new DryRunAnswer(result), record);
            }

            if (!Work.HasChanges)
            {
                return Recorded(result, record);
            }

            if (sent is not null && !await Answers.TryAdd(sent.Remember(result, ShownBy(result), Log.Now)))
            {
                // The same request ran twice at once; the first one has stored its answer.
                await Reset();
                return await AnswerBefore(sent) ?? throw new System.Diagnostics.UnreachableException();
            }

            await Commit(sent);
            return Recorded(result, record);
        }

        /// <summary>
        /// Commits. With an Idempotency-Key a commit that was not answered is repeated with all that went before it: the key tells whether it was
        /// carried out. Without one only the event of it tells.
        /// </summary>
        private async Task Commit(Idempotency? sent)
        {
            // From here on the answer is that it was done: no time limit may say that it was undone.
            Http.Features.Get<IHttpRequestTimeoutFeature>()?.DisableTimeout();
            try
            {
                await Log.Commit();
            }
            catch (LostCommitException lost) when (sent is null && !lost.IsUndone)
            {
                throw new OutcomeUnknownException(lost);
            }
        }

        /// <summary>The access-log record of what the answer shows of other states; null if nothing.</summary>
        private AccessRecord? AccessIn(object? result) => ShownObjects.RecordOf(Http, ShownBy(result));

        private static IReadOnlyList<DisclosedObject> ShownBy(object? result) =>
            [.. (result as IDisclosesObjects ?? (result as IValueHttpResult)?.Value as IDisclosesObjects)?.DisclosedObjects() ?? []];

        private object? Recorded(object? result, AccessRecord? record)
        {
            ShownObjects.Add(record);
            return result;
        }

        /// <summary>
        /// The earlier answer to this key, if there is one. Also asked when the request is refused: the first sending may have succeeded
        /// meanwhile, and that may be the reason for the refusal.
        /// </summary>
        private async Task<object?> AnswerBefore(Idempotency sent) => await Answers.Find(sent.Caller, sent.KeyHash) switch
        {
            null => null,
            { } before when before.RequestHash == sent.RequestHash => Shown(before),
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
