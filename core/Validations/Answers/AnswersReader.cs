using Twins.Core.Documents;
using Twins.Core.Fidelity.Calibration;
using Twins.Core.Validations.Checks;

namespace Twins.Core.Validations.Answers;

/// <summary>Brings the answers of people and of their twins together, person by person.</summary>
internal sealed class AnswersReader(AnswersCheck check, ValidationRun run)
{
    private const int LeastPeople = 10;
    private const int MostItems = 1000;

    private readonly List<string> notes = [];

    /// <exception cref="DocumentException">A file cannot be read, or too few people and twins meet in them.</exception>
    public async Task<PairedAnswers> ReadAsync(CancellationToken cancellationToken)
    {
        var people = Open(check.People);
        var campaign = check.Campaign is { } file ? await run.AskAsync(file, cancellationToken) : null;
        var twins = campaign is null ? Maybe(check.Twins) : null;
        var retest = Maybe(check.Retest);
        var again = Maybe(check.Again);
        string[] ids = [.. people.Index.Keys.Where(id => campaign?.Has(id) ?? twins!.Value.Index.ContainsKey(id))];
        if (ids.Length < LeastPeople) throw new DocumentException(check.People.File, null, $"only {ids.Length} of its {people.Index.Count} people have a twin of the same id{(campaign is null ? $" in {check.Twins!.File}" : " in the panel")}; at least {LeastPeople} are needed.");
        if (ids.Length < people.Index.Count) notes.Add($"{people.Index.Count - ids.Length} of {people.Index.Count} people have no twin and take no part.");
        var items = new List<ItemAnswers>();
        foreach (var item in Items(people, twins, campaign))
        {
            var scale = campaign?.ScaleOf(item) ?? ItemScale.Of(item);
            var twin = campaign?.Answers(item, scale, ids) ?? Read(twins!.Value, item.Id, scale, ids);
            var human = Read(people, item.InFile, scale, ids);
            var answers = new ItemAnswers(item.Id, scale, Range(scale, [.. human, .. twin]), human, twin, retest is { } then ? Read(then, item.InFile, scale, ids) : null, again is { } second ? (twin, Read(second, item.Id, scale, ids)) : campaign?.Reruns(item, scale, ids));
            if (Fit(answers)) items.Add(answers);
        }
        if (items.Count is 0) throw new DocumentException(check.People.File, null, $"no item can be judged: {string.Join(" ", notes.Take(5))}");
        return new PairedAnswers(ids, items, [.. check.Demographics.Select(d => Categories(people, d, ids))], Parts(people, ids), notes);
    }

    private (CsvTable Table, Dictionary<string, int> Index) Open(AnswerFile file)
    {
        var table = CsvTable.Read(run.Resolve(file.File), file.File);
        return (table, table.Index(file.Twin));
    }

    private (CsvTable Table, Dictionary<string, int> Index)? Maybe(AnswerFile? file) => file is null ? null : Open(file);

    private IReadOnlyList<Item> Items((CsvTable Table, Dictionary<string, int> Index) people, (CsvTable Table, Dictionary<string, int> Index)? twins, AskedAnswers? campaign)
    {
        if (check.Items.Count > 0) return check.Items;
        if (campaign is not null) return campaign.Items(people.Table.Has);
        string[] shared = [.. people.Table.Header.Where(h => twins!.Value.Table.Has(h) && h != check.People.Twin && h != check.Twins!.Twin && !check.Demographics.Contains(h))];
        if (shared.Length > MostItems) throw new DocumentException(check.People.File, null, $"shares {shared.Length} columns with the twins' file; name those to judge in 'items', at most {MostItems}.");
        return shared.Length > 0 ? [.. shared.Select(h => new Item { Id = h })] : throw new DocumentException(check.People.File, null, "shares no column with the twins' file; give the same item the same name in both, or name them in 'items'.");
    }

    private double[] Read((CsvTable Table, Dictionary<string, int> Index) file, string column, ItemScale scale, string[] ids)
    {
        var cells = file.Table.Column(column);
        var unreadable = 0;
        double[] answers = [.. ids.Select(id => !file.Index.TryGetValue(id, out var row) || cells[row].Length is 0 ? double.NaN : scale.Read(cells[row]) ?? Lost())];
        if (unreadable > 0) notes.Add($"{unreadable} cells of '{column}' in {file.Table.Name} are no answer to it{(scale.Options.Count is 0 && (scale.Min ?? scale.Max) is not null ? $" from {scale.Min?.ToString() ?? "−∞"} to {scale.Max?.ToString() ?? "∞"}" : "")} and count as missing.");
        return answers;

        double Lost()
        {
            unreadable++;
            return double.NaN;
        }
    }

    private static double Range(ItemScale scale, double[] seen)
    {
        double[] known = [.. seen.Where(s => !double.IsNaN(s))];
        return !scale.IsOrdered || known.Length is 0 ? 1 : (scale.Max ?? known.Max()) - (scale.Min ?? known.Min());
    }

    /// <summary>Whether there is something to judge.</summary>
    private bool Fit(ItemAnswers item)
    {
        double[] human = [.. item.Human.Where((_, i) => item.IsWhole(i))];
        var reason = human.Length < LeastPeople ? $"only {human.Length} people have both answers" : human.Distinct().Count() is 1 ? "all people gave the same answer" : null;
        if (reason is not null) notes.Add($"'{item.Id}' is left out: {reason}.");
        return reason is null;
    }

    private static (string, string[], int[]) Categories((CsvTable Table, Dictionary<string, int> Index) people, string column, string[] ids)
    {
        var cells = people.Table.Column(column);
        string[] of = [.. ids.Select(id => cells[people.Index[id]])];
        string[] names = [.. of.Where(c => c.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (names.Length is < 2 or > 50) throw new DocumentException(people.Table.Name, null, $"the column '{column}' has {names.Length} categories; a demographic needs 2 to 50. Put ages into groups.");
        return (column, names, [.. of.Select(c => Array.IndexOf(names, c))]);
    }

    /// <summary>In turn by fold, or once by the people held out.</summary>
    private PeopleParts[] Parts((CsvTable Table, Dictionary<string, int> Index) people, string[] ids)
    {
        if (check.HoldOut is not { } held)
        {
            var split = new PeopleSplit(run.Plan.Seed);
            int[] fold = [.. ids.Select(id => split.Fold(id, check.Folds))];
            return [.. Enumerable.Range(0, check.Folds).Select(f => Part(fold, f)).Where(p => p.Judged.Length > 0)];
        }
        var cells = people.Table.Column(held.Column);
        var part = Part([.. ids.Select(id => held.Values.Contains(cells[people.Index[id]]) ? 1 : 0)], 1);
        return part.Judged.Length >= LeastPeople ? [part] : throw new DocumentException(people.Table.Name, null, $"only {part.Judged.Length} people with a twin have one of {string.Join(", ", held.Values.Select(v => $"'{v}'"))} in '{held.Column}'; at least {LeastPeople} have to be held out.");
    }

    private static PeopleParts Part(int[] fold, int judged) =>
        new([.. Enumerable.Range(0, fold.Length).Where(i => fold[i] != judged)], [.. Enumerable.Range(0, fold.Length).Where(i => fold[i] == judged)]);
}
