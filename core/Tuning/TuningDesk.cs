using System.Runtime.CompilerServices;
using Twins.Core.Governance;
using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Studies;

namespace Twins.Core.Tuning;

/// <summary>
/// Starts fine-tuning jobs and follows them. May die at any line: what it did is in the book or at the provider, and whoever
/// comes next finds it there, so that the same content is never trained twice.
/// </summary>
public sealed class TuningDesk(TuningBook book, ConsentDesk consent, ITuningProvider provider, TimeProvider clock)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromSeconds(30);

    /// <summary>So often a fault that may pass is borne in a row.</summary>
    private const int MostFaults = 10;

    /// <summary>Starts a job, or finds the one of the same content.</summary>
    /// <param name="training">A file of <see cref="TrainingFile"/>.</param>
    /// <exception cref="ConsentException">The person it stands for has not agreed to training.</exception>
    /// <exception cref="TuningException">A job of the same content failed before.</exception>
    public async Task<TuningNote> StartAsync(Twin twin, string model, TrainingBytes training, bool again, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(twin);
        await consent.RequireAsync(twin, Purpose.Training, cancellationToken);
        var content = ContentHash.Of(new { model, Training = ContentHash.OfBytes(training.Training), Validation = ContentHash.OfBytes(training.Validation), training.Seed, training.Epochs });
        var note = await book.FindAsync(twin.Id, content, cancellationToken);
        if (note is { State: TuningState.Succeeded or TuningState.UnderWay, Job: not null }) return note;
        if (note?.State is TuningState.Failed or TuningState.Cancelled && !again) throw new TuningException($"A job on the same examples has {(note.State is TuningState.Failed ? "failed" : "been cancelled")} ({note.Job}). Mend what it complained of, or start it --again.");
        var (first, second) = (File(twin.Id, "train", training.Training), training.Validation.Length is 0 ? null : File(twin.Id, "check", training.Validation));
        // Before anything leaves this machine, so that whoever erases knows where it went.
        note = new TuningNote(twin.Id, content, model, [.. new[] { first, second }.OfType<TuningFile>().Select(f => f.Name)], clock.GetUtcNow(), null);
        await book.KeepAsync(note, cancellationToken);
        var order = new TuningOrder(model, Suffix(twin.Id), first, second, training.Seed, training.Epochs);
        TuningSight? sight;
        while ((sight = await provider.StartAsync(order, cancellationToken)) is null) await Task.Delay(LookAgain, clock, cancellationToken);
        return await KeepAsync(note, sight);
    }

    /// <summary>Looks at a job until it is over; gives each sight of it.</summary>
    /// <exception cref="ModelFaultException">The provider cannot be reached for long, or refuses.</exception>
    public async IAsyncEnumerable<TuningSight> FollowAsync(TuningNote note, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (note.Job is not { } job) throw new TuningException($"The job of '{note.Twin}' was not started to its end; start it again with the same files.");
        for (var faults = 0; ;)
        {
            TuningSight? sight = null;
            try
            {
                sight = await provider.LookAsync(job, cancellationToken) ?? throw new TuningException($"The provider no longer knows the job {job}.");
                faults = 0;
            }
            catch (ModelFaultException fault) when (fault.Kind is FaultKind.Passing && ++faults < MostFaults)
            {
                // The job goes on without us.
            }
            if (sight is not null)
            {
                await KeepAsync(note, sight);
                yield return sight;
                if (sight.IsOver) yield break;
            }
            await Task.Delay(LookAgain, clock, cancellationToken);
        }
    }

    /// <summary>Cancels a twin's jobs and deletes at the provider what can be deleted there.</summary>
    /// <returns>The notes of what was let go; a tuned model that is deployed on Azure is deleted where it was deployed.</returns>
    public async Task<IReadOnlyList<TuningNote>> LetGoAsync(string twin, CancellationToken cancellationToken)
    {
        var gone = new List<TuningNote>();
        await foreach (var note in book.ListAsync(twin, cancellationToken)) gone.Add(note);
        foreach (var note in gone)
        {
            await provider.LetGoAsync(note, cancellationToken);
            // Last: it is the way to the rest.
            await book.RemoveAsync(note, cancellationToken);
        }
        return gone;
    }

    /// <summary>What the provider has done is written down whoever stops us.</summary>
    private async Task<TuningNote> KeepAsync(TuningNote note, TuningSight sight)
    {
        var kept = note with { Job = sight.Job, State = sight.State, Tuned = sight.Tuned };
        await book.KeepAsync(kept, CancellationToken.None);
        return kept;
    }

    /// <summary>OpenAI takes 64 characters; Azure 18 of letters, digits and dashes.</summary>
    private static string Suffix(string twin) => twin.Length > 18 ? twin[..18].TrimEnd('-') : twin;

    private static TuningFile File(string twin, string what, byte[] bytes) =>
        new($"twins-{Suffix(twin)}-{what}-{ContentHash.OfBytes(bytes)}.jsonl", bytes.Length, _ => Task.FromResult<Stream>(new MemoryStream(bytes, writable: false)));
}

/// <param name="Validation">Empty for none.</param>
/// <param name="Epochs">Null for the provider's choice.</param>
public sealed record TrainingBytes(byte[] Training, byte[] Validation, int Seed, int? Epochs);
