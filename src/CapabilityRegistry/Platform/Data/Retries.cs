using System.Data.Common;
using Polly;
using Polly.Retry;

namespace CapabilityRegistry.Platform.Data;

/// <summary>Retries the whole unit of work a few times when the database is busy or unreachable; never a part of a transaction.</summary>
public static class Retries
{
    public const int Attempts = 3;

    public static ResiliencePipeline Pipeline(Dialect dialect, TimeProvider clock) =>
        new ResiliencePipelineBuilder { TimeProvider = clock }
            .AddRetry(new RetryStrategyOptions
            {
                ShouldHandle = new PredicateBuilder().Handle<DbException>(dialect.IsTransient),
                MaxRetryAttempts = Attempts,
                Delay = TimeSpan.FromMilliseconds(50),
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
            })
            .Build();
}
