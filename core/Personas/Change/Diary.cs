using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using Twins.Core.Documents;
using Twins.Core.Storage;

namespace Twins.Core.Personas.Change;

/// <summary>
/// What twins live through, by twin, life and time. It changes no twin: whoever wants the twin as changed applies it with
/// <see cref="TwinAt"/>. An entry is kept once however often it is told.
/// </summary>
public sealed partial class Diary(IRecordStore records)
{
    public const int LongestText = 4000;

    /// <summary>A life that branches off one that branches off another, and so on.</summary>
    private const int MostBranches = 20;

    private readonly LifePaths paths = new(records);

    /// <summary>Keeps an entry in the current round of its life.</summary>
    /// <returns>False when it was there.</returns>
    /// <exception cref="LifeException">It cannot be kept, or its life has not begun.</exception>
    public async Task<bool> AppendAsync(DiaryEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entry);
        Check(entry);
        var path = await paths.FindAsync(entry.Twin, entry.Path, cancellationToken) ?? throw new LifeException($"'{entry.Twin}' leads no life '{entry.Path}'; begin it as a branch of another.");
        await paths.NoteAsync(entry.Twin, cancellationToken);
        var id = string.Create(CultureInfo.InvariantCulture, $"{Prefix(path.Name, path.Round)}{entry.At.UtcTicks:D19}|{entry.Id}");
        return await records.TryWriteAsync(new RecordKey(Partition(entry.Twin), id), null, JsonSerializer.SerializeToUtf8Bytes(entry, DocumentJson.Options), cancellationToken) is not null;
    }

    /// <summary>What the twin lived through on a life, oldest first: what it shares with the life it branched off, then its own.</summary>
    public async Task<IReadOnlyList<DiaryEntry>> ListAsync(string twin, string path, CancellationToken cancellationToken)
    {
        var life = await paths.FindAsync(twin, path, cancellationToken) ?? throw new LifeException($"'{twin}' leads no life '{path}'{Spelling.Suggest(path, await paths.NamesAsync(twin, cancellationToken))}");
        var all = new SortedDictionary<(DateTimeOffset, string), DiaryEntry>();
        var (name, round, until) = (life.Name, life.Round, DateTimeOffset.MaxValue);
        for (var depth = 0; depth < MostBranches; depth++)
        {
            await foreach (var entry in RoundAsync(twin, name, round, cancellationToken)) if (entry.At < until) all.TryAdd((entry.At, entry.Id), entry);
            // A life that was reset begins with the baseline again.
            if (life is not { From: { } from } || round != 0 || await paths.FindAsync(twin, from, cancellationToken) is not { } parent) break;
            (name, round, until) = (from, life.FromRound, life.At < until ? life.At : until);
            life = parent;
        }
        return [.. all.Values];
    }

    /// <summary>Begins a life as a branch of another: until that moment both are the same. Beginning the same one again changes nothing.</summary>
    /// <exception cref="LifeException">There is another life of that name, or none of the other.</exception>
    public Task<LifePath> BeginAsync(string twin, string path, string from, DateTimeOffset at, CancellationToken cancellationToken)
    {
        CheckName(path);
        return paths.BeginAsync(twin, path, from, at, cancellationToken);
    }

    public Task<IReadOnlyList<string>> PathsAsync(string twin, CancellationToken cancellationToken) => paths.NamesAsync(twin, cancellationToken);

    /// <summary>Ends what was lived on a path: the twin is its document again there. Lives that branched off it keep what they share.</summary>
    /// <param name="erase">Whether what was lived is erased too, for every life that shares it; it is kept otherwise, and counts no more.</param>
    /// <returns>How many entries were erased.</returns>
    public async Task<int> ResetAsync(string twin, string path, bool erase, CancellationToken cancellationToken)
    {
        var life = await paths.FindAsync(twin, path, cancellationToken) ?? throw new LifeException($"'{twin}' leads no life '{path}'{Spelling.Suggest(path, await paths.NamesAsync(twin, cancellationToken))}");
        await paths.TurnAsync(life, cancellationToken);
        return erase ? await EraseAsync(twin, id => id.StartsWith(path + "|", StringComparison.Ordinal), _ => true, cancellationToken) : 0;
    }

    /// <summary>Forgets all lives of a twin.</summary>
    /// <returns>How many entries there were.</returns>
    public async Task<int> EraseAsync(string twin, CancellationToken cancellationToken)
    {
        var gone = await EraseAsync(twin, _ => true, _ => true, cancellationToken);
        await paths.EraseAsync(twin, cancellationToken);
        return gone;
    }

    /// <summary>Forgets what people said in any diary, and every opinion that rests on it.</summary>
    /// <returns>How many entries there were.</returns>
    public async Task<int> EraseSubjectsAsync(IReadOnlySet<string> people, CancellationToken cancellationToken)
    {
        var gone = 0;
        await foreach (var twin in paths.TwinsAsync(cancellationToken))
        {
            var theirs = new HashSet<string>(StringComparer.Ordinal);
            await foreach (var record in records.ListAsync(Partition(twin), null, cancellationToken))
                if (Read(record) is { Subject: { } subject } entry && people.Contains(subject)) theirs.Add(entry.Id);
            // Opinions first: they are found through what they rest on.
            if (theirs.Count > 0) gone += await EraseAsync(twin, _ => true, entry => entry.Grounds.Any(theirs.Contains), cancellationToken);
            if (theirs.Count > 0) gone += await EraseAsync(twin, _ => true, entry => theirs.Contains(entry.Id), cancellationToken);
        }
        return gone;
    }

    private async Task<int> EraseAsync(string twin, Func<string, bool> where, Func<DiaryEntry, bool> which, CancellationToken cancellationToken)
    {
        var gone = 0;
        await foreach (var record in records.ListAsync(Partition(twin), null, cancellationToken))
        {
            if (!where(record.Key.Id) || !which(Read(record))) continue;
            await records.ChangeAsync(record.Key, _ => null, cancellationToken);
            gone++;
        }
        return gone;
    }

    private async IAsyncEnumerable<DiaryEntry> RoundAsync(string twin, string path, int round, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var prefix = Prefix(path, round);
        await foreach (var record in records.ListAsync(Partition(twin), prefix, cancellationToken))
        {
            if (!record.Key.Id.StartsWith(prefix, StringComparison.Ordinal)) yield break;
            yield return Read(record);
        }
    }

    private static void Check(DiaryEntry entry)
    {
        CheckName(entry.Path);
        if (string.IsNullOrWhiteSpace(entry.Text) || entry.Text.Length > LongestText) throw new LifeException($"An entry has 1 to {LongestText:N0} characters, not {entry.Text.Length:N0}; tell it shorter.");
        if (entry.Importance is not (>= 0 and <= 1)) throw new LifeException($"An entry's importance is a number from 0 to 1, not {entry.Importance}.");
        if (entry.Kind is DiaryKind.Reflection != entry.Part is not null) throw new LifeException("A reflection says whether it is a belief or a tendency, and nothing else does.");
    }

    private static void CheckName(string path)
    {
        if (!Name().IsMatch(path)) throw new LifeException($"'{(path.Length > 40 ? path[..40] + "…" : path)}' names no life; use up to 40 letters, digits and dashes, such as 'A'.");
    }

    private static DiaryEntry Read(StoredRecord record) => JsonSerializer.Deserialize<DiaryEntry>(record.Value.Span, DocumentJson.Options)!;

    private static string Prefix(string path, int round) => string.Create(CultureInfo.InvariantCulture, $"{path}|{round:D6}|");

    private static string Partition(string twin) => "diary-" + twin;

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9-]{0,39}\z", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
