using CapabilityRegistry.Kernel;
using CapabilityRegistry.Matching;
using CapabilityRegistry.Matching.Checking;
using CapabilityRegistry.Matching.Model;
using CapabilityRegistry.Matching.Planning;
using CapabilityRegistry.Planning.Checking;
using CapabilityRegistry.Planning.Reasons;
using CapabilityRegistry.Planning.Runs.Questions;
using CapabilityRegistry.Platform.Data;
using CapabilityRegistry.Platform.Data.Outages;
using CapabilityRegistry.Platform.Events;
using CapabilityRegistry.Platform.Hosting;
using Polly;

namespace CapabilityRegistry.Planning.Runs.Jobs;

/// <summary>
/// Carries out queued runs: claims the oldest, plans from its stored input, checks the plan and stores it. Several processes may share one
/// database: a run is claimed by a versioned update and held by a lease.
/// </summary>
public sealed partial class MatchRunner(
    IServiceScopeFactory scopes, MatchSignals signals, MatchSettings settings, Instance instance, WritesWithoutEvent writes,
    ResiliencePipeline retries, TimeProvider clock, Database database, MatchMeter meter, ILogger<MatchRunner> log) : IDisposable
{
    /// <summary>
    /// How long a lease lasts from each sign of life; after that the run goes back into the queue. With the pause of <see cref="QueueWatch"/> that takes some
    /// 20 seconds.
    /// </summary>
    public static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private static readonly TimeSpan LeaseRenewalPeriod = TimeSpan.FromSeconds(1);

    private readonly ComputeThreads _threads = new();
    private readonly WatchedLeases _leases = new(clock);
    private int _claims;

    private DateTimeOffset Now => clock.Now();

    /// <summary>Carries out the run that waits longest.</summary>
    /// <returns>False if none waits.</returns>
    public async Task<bool> RunNext(CancellationToken stop)
    {
        if (await Claim(stop) is not { } job)
        {
            return false;
        }

        await CarryOut(job, stop);
        return true;
    }

    /// <summary>Takes the run that waits longest, so that no other process does.</summary>
    public async Task<MatchJob?> Claim(CancellationToken stop)
    {
        while (await Read((JobStore jobs) => jobs.Oldest(), stop) is { } waiting)
        {
            // A name for each claim, so that it is known again.
            var claimed = waiting.Claim($"{instance.Name}-{Interlocked.Increment(ref _claims):x}", Now, Lease);
            if (await Save(claimed, stop) || await IsHeldBy(claimed, stop))
            {
                return claimed;
            }
        }

        return null;
    }

    // A commit that was not answered is repeated, and then finds that the run is claimed already: by itself.
    private async Task<bool> IsHeldBy(MatchJob claimed, CancellationToken stop) =>
        await Read((JobStore jobs) => jobs.Find(claimed.Id, Caller.System("queue")), stop) is { } held
        && (held.Version, held.Instance) == (claimed.Version, claimed.Instance);

    /// <summary>Carries out a claimed run to whatever end.</summary>
    public async Task CarryOut(MatchJob job, CancellationToken stop)
    {
        var wanted = signals.Begin(job.Id, stop);
        using var alive = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var progress = new Progress(job);
        var signs = RenewLease(progress, alive.Token);
        var told = new RunTrace(job.Id);
        try
        {
            told.Outcome = (await Plan(job, progress, wanted)).Code();
        }
        catch (OperationCanceledException) when (wanted.IsCancellationRequested)
        {
            told.Outcome = stop.IsCancellationRequested ? RunTrace.GivenBack : MatchRunStatus.Cancelled.Code();
            // Either cancelled and already marked so, or this process is stopping and another one shall run it again.
            if (stop.IsCancellationRequested)
            {
                await Save(job.Requeue(Now), CancellationToken.None);
            }
        }
        catch (Exception exception) when (database.KindOf(exception) is FailureKind.Away or FailureKind.Busy or FailureKind.Overloaded)
        {
            Broke(job.Id, exception);
            told.Outcome = RunTrace.GivenBack;
            await GiveBack(job, stop);
        }
        catch (Exception exception)
        {
            Broke(job.Id, exception);
            await Fail(job, JobFailure.InternalError, CancellationToken.None);
        }
        finally
        {
            told.Dispose();
            await alive.CancelAsync();
            await signs;
            signals.End(job.Id);
        }
    }

    /// <summary>Gives back what nobody carries out any more, and throws away what-ifs after their time.</summary>
    public async Task CleanUp(CancellationToken stop)
    {
        var held = await Read((JobStore jobs) => jobs.Held(), stop);
        foreach (var lost in _leases.Over(held, run => run.Id, _ => Lease, run => run.LeaseUntil))
        {
            await writes.Write((JobStore jobs) => jobs.GiveBack(lost, Now, settings.KeepScenarios), stop);
        }

        if (await Read((JobStore jobs) => jobs.HasExpired(Now), stop))
        {
            await writes.Write((JobStore jobs) => jobs.Purge(Now), stop);
        }
    }

    /// <summary>Checks the plan of a claimed run, and keeps it if it holds.</summary>
    /// <returns>How the run ended.</returns>
    public async Task<MatchRunStatus> Keep(MatchJob job, PlanInput input, Plan plan, CancellationToken wanted)
    {
        if (await _threads.Run(() => Faults(input, plan), wanted) is { Count: > 0 } faults)
        {
            meter.CountRejected();
            Rejected(job.Id, string.Join("; ", faults));
            await Fail(job, JobFailure.PlanRejected, wanted);
        }
        else if (plan.Status == ProofStatus.Refused)
        {
            var refusals = plan.Refusals.Select(each => $"{each.OfferId} for {each.NeedId} ({each.Code}): {each.Detail}");
            await Fail(job, JobFailure.PinsRefused(string.Join(" ", refusals)), wanted);
        }
        else
        {
            var prices = await _threads.Run(() => Prices(input, plan, wanted), wanted);
            await InTransaction(services => Store(services, job, input, plan, prices), wanted);
            return MatchRunStatus.Done;
        }

        return MatchRunStatus.Failed;
    }

    public void Dispose() => _threads.Dispose();

    private static IReadOnlyList<string> Faults(PlanInput input, Plan plan)
    {
        using var stage = PlanStage.Begin(PlanStage.Check);
        return PlanCheck.Of(input, plan).Faults;
    }

    private static PlanPrices Prices(PlanInput input, Plan plan, CancellationToken wanted)
    {
        using var stage = PlanStage.Begin(PlanStage.Price);
        return PlanPrices.Of(input, plan, wanted);
    }

    private async Task<MatchRunStatus> Plan(MatchJob job, Progress progress, CancellationToken wanted)
    {
        var input = CanonicalJson.Read<PlanInput>(await Read((MatchRunStore runs) => runs.Input(job.Id), wanted));
        var plan = await _threads.Run(() => Planner.Of(input, wanted, progress), wanted);
        return await Keep(progress.Job, input, plan, wanted);
    }

    private Task<bool> Fail(MatchJob job, JobFailure failure, CancellationToken cancel) =>
        Save(job.End(MatchRunStatus.Failed, Now, settings.KeepScenarios, failure), cancel);

    /// <returns>False if somebody changed the run in between.</returns>
    private Task<bool> Save(MatchJob job, CancellationToken cancel) => writes.Write((JobStore jobs) => jobs.Save(job), cancel);

    private async Task<bool> Store(IServiceProvider services, MatchJob job, PlanInput input, Plan plan, PlanPrices prices)
    {
        var done = job.End(MatchRunStatus.Done, Now, settings.KeepScenarios);
        if (!await services.GetRequiredService<JobStore>().Save(done))
        {
            // Somebody cancelled it at the last moment.
            return false;
        }

        var asked = new Caller(job.Actor, job.Role, null) { Person = job.Person ?? job.Actor };
        await services.GetRequiredService<MatchRunStore>().AddPlan(done, input, plan, prices, asked);
        return true;
    }

    /// <summary>Puts a run whose database was lost back into the queue as soon as there is one again.</summary>
    private async Task GiveBack(MatchJob job, CancellationToken stop)
    {
        while (true)
        {
            try
            {
                await Save(job.Requeue(Now), CancellationToken.None);
                return;
            }
            catch (Exception away) when (Database.IsFailure(away) && !stop.IsCancellationRequested)
            {
                NotRenewed(job.Id, away);
                await Task.Delay(LeaseRenewalPeriod, clock, stop);
            }
        }
    }

    private Task RenewLease(Progress progress, CancellationToken alive) => SignsOfLife.Give(
        LeaseRenewalPeriod, clock,
        token => writes.Write((JobStore jobs) => jobs.Renew(progress.Job with { LeaseUntil = Now + Lease }), token),
        () =>
        {
            signals.Stop(progress.Job.Id);
            return Task.CompletedTask;
        },
        failure => NotRenewed(progress.Job.Id, failure), alive);

    private async Task<TResult> Read<TStore, TResult>(Func<TStore, Task<TResult>> read, CancellationToken cancel)
        where TStore : notnull => await retries.ExecuteAsync(async token => await scopes.Read(read, token), cancel);

    private async Task InTransaction(Func<IServiceProvider, Task<bool>> change, CancellationToken cancel) => await retries.ExecuteAsync(async token =>
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Work>().Cancel = token;
        if (await change(scope.ServiceProvider))
        {
            await scope.ServiceProvider.GetRequiredService<EventLog>().Commit();
        }
    }, cancel);

    [LoggerMessage(LogLevel.Critical, "The plan of {Run} does not hold and was thrown away: {Faults}")]
    private partial void Rejected(string run, string faults);

    [LoggerMessage(LogLevel.Warning, "{Run} could not be noted in the queue; the next attempt is in a second.")]
    private partial void NotRenewed(string run, Exception exception);

    [LoggerMessage(LogLevel.Error, "{Run} broke off.")]
    private partial void Broke(string run, Exception exception);

    /// <summary>The run with the progress that the planner reported.</summary>
    private sealed class Progress(MatchJob job) : IProgress<PlanProgress>
    {
        private PlanProgress? _latest;

        public MatchJob Job => Volatile.Read(ref _latest) is { } latest ? job with { Components = latest.Components, ComponentsDone = latest.Done } : job;

        // Reported by several threads, so reports can arrive out of order.
        public void Report(PlanProgress value)
        {
            for (var latest = Volatile.Read(ref _latest); latest is null || latest.Done < value.Done; latest = Volatile.Read(ref _latest))
            {
                if (Interlocked.CompareExchange(ref _latest, value, latest) == latest)
                {
                    return;
                }
            }
        }
    }
}
