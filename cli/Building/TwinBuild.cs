using System.Globalization;
using Twins.Adapters.Sources;
using Twins.Cli.Terminal;
using Twins.Core.Documents;
using Twins.Core.Evidence.Building;
using Twins.Core.Evidence.PersonalData;
using Twins.Core.Evidence.Sources;
using Twins.Core.Fidelity;
using Twins.Core.Governance.Rights;
using Twins.Core.Personas;
using Twins.Core.Personas.Profiles;
using Twins.Core.Personas.Segments;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Model;

namespace Twins.Cli.Building;

/// <summary>Builds the twins of a folder and keeps what belongs to them. Killed anywhere, it is done again from the sources.</summary>
/// <param name="model">Distils the profiles; null to extract them.</param>
/// <param name="asked">Answers for the twins when they are held against their members; null to leave that out.</param>
internal sealed class TwinBuild(SourceFolder folder, BuildPlan plan, string into, LocalStores stores, StructuredCall? model, IRespondent? asked)
{
    public const string Report = "build-report.md";

    private readonly List<SourceProblem> problems = [.. folder.Found];

    public async Task<TwinBuildResult> RunAsync(CancellationToken stop)
    {
        var pseudonyms = await stores.PseudonymsAsync(stop);
        var consents = Consents(pseudonyms);
        var forgotten = await stores.Forgotten.ReadAsync(stop);
        var first = true;
        var build = new EvidenceBuild(plan, Read, pseudonyms, p => forgotten.Contains(p) || consents.Refuse(p, plan.By), consents.MayBeNamed);
        var result = await BuildAsync(build, stop);
        var twins = BuiltTwins.Of(plan, result, consents.Valid(result.People));
        var entry = new BuildEntry(plan.Id, into, [.. twins.Select(t => t.Twin.Id)], stores.Clock.GetUtcNow(), folder.Spec.RetentionMonths);
        var before = await EarlierAsync(stop);
        IReadOnlyList<BuiltPerson> people = [.. result.People.Select(p => new BuiltPerson(p.Key, [.. p]))];
        // Before anything of these people is written, so that they are found whatever happens next; those of an earlier build until nothing of it is left.
        await stores.Builds.KeepAsync(entry with { Twins = [.. entry.Twins.Union(before)] }, await WithEarlierAsync(people, stop), stop);
        await stores.Sealed.EraseAsync(await stores.Consents.KeepAsync(plan.Id, consents.Latest(result.People), stop), stop);
        await SealAsync(result, stop);
        twins = await DistilledAsync(twins, result.Redactor, stop);
        foreach (var twin in twins) await stores.Corpus.WriteAsync(twin.Twin.Id, twin.Evidence.Items, stop);
        var checks = asked is null ? null : await new SegmentCheck(asked).RunAsync(twins, seed: 1, stop);
        Write(twins, result, checks);
        foreach (var gone in before.Except(entry.Twins))
        {
            await stores.Corpus.EraseAsync(gone, stop);
            File.Delete(Path.Combine(into, gone + ".twin.yaml"));
        }
        await stores.Builds.KeepAsync(entry, people, stop);
        return new TwinBuildResult([.. twins.Select(Line), .. ClusterReport.Lines(result.Clusters), .. MatchReport.Lines(checks, asked?.Identity)], problems, string.Create(CultureInfo.InvariantCulture, $"{result.Records:N0} rows, messages and paragraphs of {result.People.Count:N0} people; {result.Removed.Count:N0} pieces of personal data taken out{(result.LeftOut > 0 ? $"; {result.LeftOut:N0} people left out, who were forgotten or do not agree" : "")}{(result.TooOld > 0 ? $"; {result.TooOld:N0} rows left out, which are older than may be kept" : "")}. Report: {Path.Combine(into, Report)}"));

        IAsyncEnumerable<SourceRecord> Read()
        {
            // Read twice; told once.
            Action<SourceProblem> tell = first ? problems.Add : _ => { };
            first = false;
            return folder.ReadAsync(tell, stop);
        }
    }

    private static async Task<BuildResult> BuildAsync(EvidenceBuild build, CancellationToken stop)
    {
        try
        {
            return await build.RunAsync(stop);
        }
        catch (AssumptionException e)
        {
            throw new UsageException($"Twins by cluster cannot be made of this folder. {e.Message}");
        }
    }

    /// <summary>Who agreed to be contacted can be found again; of everybody else no name stays anywhere.</summary>
    private async Task SealAsync(BuildResult result, CancellationToken stop)
    {
        foreach (var person in result.People)
        {
            if (result.Named.TryGetValue(person.Key, out var identifiers)) await stores.Sealed.SealAsync(person.Key, identifiers, stop);
            else await stores.Sealed.EraseAsync(person.Append(person.Key).Distinct(StringComparer.Ordinal), stop);
        }
    }

    private async Task<IReadOnlyList<BuiltTwin>> DistilledAsync(IReadOnlyList<BuiltTwin> twins, Redactor redactor, CancellationToken stop)
    {
        if (model is null) return twins;
        var (profile, distilled) = (new ModelProfile(model, redactor), new List<BuiltTwin>());
        foreach (var twin in twins)
        {
            var (better, problem) = await profile.DistilAsync(twin.Twin, stop);
            if (problem is not null) problems.Add(new SourceProblem(twin.Twin.Id + ".twin.yaml", null, $"was extracted and not distilled by the model: {problem}."));
            distilled.Add(twin with { Twin = better });
        }
        return distilled;
    }

    private PeopleWhoAgreed Consents(Pseudonyms pseudonyms) =>
        new(folder.Consents(problems.Add).SelectMany(c => c.Person.Select(p => (Pseudonym: pseudonyms.Of(p), c.Consent))).ToLookup(c => c.Pseudonym, c => c.Consent, StringComparer.Ordinal), DateOnly.FromDateTime(stores.Clock.GetUtcNow().UtcDateTime));

    private async Task<IReadOnlyList<string>> EarlierAsync(CancellationToken stop)
    {
        await foreach (var entry in stores.Builds.ListAsync(stop)) if (entry.Id == plan.Id) return entry.Folder == into ? entry.Twins : throw new UsageException($"A build '{plan.Id}' was made into {entry.Folder}. Give --out {entry.Folder} to make it anew, or another name under 'build' in sources.yaml.");
        return [];
    }

    private async Task<IEnumerable<BuiltPerson>> WithEarlierAsync(IReadOnlyList<BuiltPerson> people, CancellationToken stop)
    {
        var all = people.ToList();
        await foreach (var person in stores.Builds.PeopleAsync(plan.Id, stop)) all.Add(person);
        return all.GroupBy(p => p.Person, StringComparer.Ordinal).Select(p => new BuiltPerson(p.Key, [.. p.SelectMany(x => x.Aliases).Distinct(StringComparer.Ordinal)]));
    }

    private void Write(IReadOnlyList<BuiltTwin> twins, BuildResult result, IReadOnlyList<SegmentAnswers>? checks)
    {
        Directory.CreateDirectory(into);
        foreach (var twin in twins) Put(twin.Twin.Id + ".twin.yaml", YamlWriter.Write(twin.Twin));
        Put(plan.Id + ".panel.yaml", YamlWriter.Write(BuiltTwins.Panel(plan, twins)));
        Put(Report, BuildReport.Write(plan, twins, result, problems, DateOnly.FromDateTime(stores.Clock.GetUtcNow().UtcDateTime)) + ClusterReport.Section(result.Clusters) + MatchReport.Section(checks, asked?.Identity));
    }

    private void Put(string name, string text) => WholeFile.Write(Path.Combine(into, name), text);

    private string Line(BuiltTwin twin)
    {
        var standing = FidelityLevels.Of(twin.Twin, DateOnly.FromDateTime(stores.Clock.GetUtcNow().UtcDateTime));
        return string.Create(CultureInfo.InvariantCulture, $"{twin.Twin.Id}: level {(int)standing.Level} ({BuildReport.Words(standing.Level)}), {twin.Twin.Memory.All.Count():N0} of {twin.Evidence.Items.Count:N0} pieces of evidence in its document, {twin.Evidence.People.Count:N0} people");
    }
}

/// <param name="Lines">One for each twin.</param>
internal sealed record TwinBuildResult(IReadOnlyList<string> Lines, IReadOnlyList<SourceProblem> Problems, string Sentence);
