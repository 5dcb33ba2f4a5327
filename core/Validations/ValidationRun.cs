using Twins.Core.Documents;
using Twins.Core.Fidelity;
using Twins.Core.Personas;
using Twins.Core.Personas.Change;
using Twins.Core.Personas.Change.Watching;
using Twins.Core.Storage;
using Twins.Core.Studies;
using Twins.Core.Validations.Answers;
using Twins.Core.Validations.Checks;
using Twins.Core.Validations.Contests;
using Twins.Core.Validations.Forecasts;
using Twins.Core.Validations.Rubrics;
using Twins.Core.Validations.Scales;
using Twins.Core.Validations.Turing;

namespace Twins.Core.Validations;

/// <summary>What a validation needs from outside: twins that answer, and the seals of forecasts.</summary>
public sealed record ValidationMeans
{
    /// <summary>For work that neither asks nor unseals anything.</summary>
    public static ValidationMeans None { get; } = new() { AskAsync = (_, _) => throw new InvalidOperationException("Nobody is asked here."), SealedAtAsync = (_, _) => Task.FromResult<DateTimeOffset?>(null) };

    /// <summary>Asks a campaign's twins and gives the path of the <c>answers.csv</c> that it made.</summary>
    public required Func<Study, CancellationToken, Task<string>> AskAsync { get; init; }

    /// <summary>When forecasts with this SHA-256 were sealed; null where they were not.</summary>
    public required Func<string, CancellationToken, Task<DateTimeOffset?>> SealedAtAsync { get; init; }

    /// <summary>Told of long work: what is done, how much of it, and of how much. Called from several threads.</summary>
    public Action<string, int, int> Working { get; init; } = (_, _, _) => { };
}

/// <summary>A validation under way.</summary>
/// <param name="file">The validation file; whatever it names lies in its folder or below.</param>
public sealed class ValidationRun(string file, ValidationPlan plan, ValidationMeans means)
{
    public ValidationPlan Plan { get; } = plan;

    /// <summary>Runs every check.</summary>
    /// <exception cref="DocumentException">A file cannot be used, or holds too little to judge.</exception>
    public async Task<IReadOnlyList<CheckResult>> RunAsync(CancellationToken cancellationToken)
    {
        var results = new List<CheckResult>();
        foreach (var check in Plan.Checks)
        {
            try
            {
                results.Add(await RunAsync(check, cancellationToken));
            }
            catch (AssumptionException e)
            {
                throw new DocumentException(file, null, $"checks: '{check.Id}' cannot be judged: {e.Message}");
            }
        }
        return results;
    }

    /// <summary>Tells of long work.</summary>
    internal void Working(string what, int done, int of) => means.Working(what, done, of);

    /// <summary>What the watch over the panel has seen; null where the plan names none, or it never ran.</summary>
    public async Task<DriftHistory?> DriftAsync(Panel? panel, IRecordStore? records, CancellationToken cancellationToken)
    {
        if (Plan.Watch is not { } watch) return null;
        if (panel is null) throw new DocumentException(file, null, "watch: a watch is over a panel; name it in 'panel'.");
        var set = QuestionSet.Read(Resolve(watch.Questions));
        return records is null ? null : await watch.ReadAsync(panel, set, records, cancellationToken);
    }

    internal string Resolve(string name) => StudyFolder.Resolve(file, "file", name);

    internal CsvTable Table(string name) => CsvTable.Read(Resolve(name), name);

    internal Task<DateTimeOffset?> SealedAtAsync(string hash, CancellationToken cancellationToken) => means.SealedAtAsync(hash, cancellationToken);

    internal async Task<AskedAnswers> AskAsync(string campaign, CancellationToken cancellationToken)
    {
        var study = Study.Load(Resolve(campaign), new PlanChanges());
        return new AskedAnswers(study, CsvTable.Read(await means.AskAsync(study, cancellationToken), campaign));
    }

    private async Task<CheckResult> RunAsync(Check check, CancellationToken cancellationToken) => check switch
    {
        AnswersCheck answers => await new AnswersRun(answers, this).RunAsync(cancellationToken),
        ForecastsCheck forecasts => await new ForecastRun(forecasts, this).RunAsync(cancellationToken),
        ContestsCheck contests => new ContestRun(contests, this).Run(),
        ScalesCheck scales => new ScaleRun(scales, this).Run(),
        TuringCheck turing => new TuringRun(turing, this).Run(),
        RubricCheck rubric => new RubricRun(rubric, this).Run(),
        _ => throw new ArgumentException($"There is no way to run '{check.Id}'.", nameof(check)),
    };
}
