using Twins.Core.Evidence;
using Twins.Core.Personas.Change;
using Twins.Core.Runs;
using Twins.Core.Studies.Reporting;
using Twins.Core.Talks;
using Twins.Core.Tuning;

namespace Twins.Core.Governance.Rights;

/// <summary>
/// Forgets a person: documents, evidence and its index, answers that were given while it was known, talks, reports and runs.
/// May be killed anywhere and done again: what leads to the person goes last.
/// </summary>
/// <param name="prove">Overwrites what stores keep of deleted things, and searches everything for texts.</param>
public sealed class Eraser(ErasureStores stores, DocumentErasure documents, RunErasure runs, ErasureProof prove, TimeProvider clock)
{
    /// <summary>Shorter texts are everybody's.</summary>
    private const int Distinctive = 24;

    /// <param name="trail">What is held of the person.</param>
    /// <param name="folders">More folders with documents or reports.</param>
    public async Task<Erasure> EraseAsync(SubjectTrail trail, IReadOnlyList<string> folders, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(trail);
        var erased = new SortedDictionary<string, int>(StringComparer.Ordinal);
        // First, so that a build at the same time does not bring the person back.
        await stores.Forgotten.AddAsync(trail.Pseudonyms, cancellationToken);
        foreach (var twin in trail.Twins)
        {
            Add("answers in the ledger", await stores.Ledger.EraseAsync(twin, cancellationToken));
            Add("talks with twins", await stores.Talks.EraseTwinAsync(twin, cancellationToken));
            await stores.Index.EraseAsync(twin, cancellationToken);
        }
        Add("entries in diaries", await stores.Diary.EraseSubjectsAsync(trail.Pseudonyms, cancellationToken));
        var trained = await TrainedAsync(trail, cancellationToken);
        Add("runs with their reports", await runs.EraseAsync(trail.Pseudonyms, cancellationToken));
        foreach (var report in await stores.Reports.FindAsync(trail.Twins, cancellationToken))
        {
            Add("reports in folders", ReportFolder.Erase(report));
            Add("files to train on", TrainingExport.Erase(report));
            await stores.Reports.RemoveAsync(report, cancellationToken);
        }
        Add("documents of the workspace", (await documents.EraseAsync(trail.Pseudonyms, cancellationToken)).Count);
        foreach (var folder in Folders(trail, folders)) Add("documents in folders", DocumentErasure.Erase(folder, trail.Pseudonyms).Count);
        foreach (var twin in trail.Builds.SelectMany(b => b.Twins))
            Add("pieces of evidence", (await stores.Corpus.RemoveAsync(twin, i => i.Subject is { } s && trail.Pseudonyms.Contains(s), cancellationToken)).Count);
        Add("names that were sealed", await stores.Sealed.EraseAsync(trail.Pseudonyms, cancellationToken));
        Add("consents", await stores.Consents.RemoveAsync(trail.Pseudonyms, cancellationToken));
        foreach (var build in trail.Builds) await stores.Builds.RemoveAsync(build, trail.Pseudonyms, cancellationToken);
        var proof = await prove([.. trail.Items.Select(i => i.Item.Text).Where(t => t.Length >= Distinctive).Distinct(StringComparer.Ordinal)], Folders(trail, folders), cancellationToken);
        return new Erasure
        {
            Person = trail.Asked,
            At = clock.GetUtcNow(),
            Twins = trail.Twins,
            Erased = erased,
            Kept =
            [
                "The pseudonym above, which leads to nobody without this installation's key: so that no later build brings the person back.",
                .. trained,
                .. trail.Builds.Count > 0 ? ["Figures over several people, in which nobody can be told apart.", "The sources that the twins were built from, which are yours: take the person out of them too."] : Array.Empty<string>(),
            ],
            FilesSearched = proof.Files,
            StillIn = proof.StillIn,
        };

        void Add(string what, int count)
        {
            if (count > 0) erased[what] = erased.GetValueOrDefault(what) + count;
        }
    }

    /// <summary>What was learnt cannot be taken out of a model; the model goes, by whoever may sign in at its provider.</summary>
    private async Task<IReadOnlyList<string>> TrainedAsync(SubjectTrail trail, CancellationToken cancellationToken)
    {
        var left = new List<string>();
        foreach (var twin in trail.Twins)
            await foreach (var note in stores.Tuning.ListAsync(twin, cancellationToken))
                left.Add($"A model that was trained on '{twin}' and its files at the provider: end it with 'twins tune end', and train anew.");
        return [.. left.Distinct(StringComparer.Ordinal)];
    }

    private static IReadOnlyList<string> Folders(SubjectTrail trail, IReadOnlyList<string> more) =>
        [.. trail.Builds.Select(b => b.Folder).Concat(more.Select(Path.GetFullPath)).Distinct(StringComparer.Ordinal).Where(Directory.Exists)];
}

/// <summary>Where traces of people are.</summary>
public sealed record ErasureStores(BuildBook Builds, Corpus Corpus, ForgottenPeople Forgotten, ReportBook Reports, ILedger Ledger, TalkBook Talks, EvidenceIndex Index, Diary Diary, TuningBook Tuning, ConsentBook Consents, SealedIdentifiers Sealed);

/// <summary>Searches everything that is kept, and the folders, for texts.</summary>
public delegate Task<SearchedStore> ErasureProof(IReadOnlyList<string> texts, IReadOnlyList<string> folders, CancellationToken cancellationToken);

/// <param name="Files">How many files were searched.</param>
/// <param name="StillIn">Those that hold one of the texts.</param>
public sealed record SearchedStore(int Files, IReadOnlyList<string> StillIn);
