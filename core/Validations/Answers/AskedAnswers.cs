using Twins.Core.Documents;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;
using Twins.Core.Validations.Checks;

namespace Twins.Core.Validations.Answers;

/// <summary>What twins answered in a campaign that was run for the validation, read from its <c>answers.csv</c>.</summary>
internal sealed class AskedAnswers
{
    private readonly Study study;
    private readonly HashSet<string> twins;
    private readonly Dictionary<(string Question, string Stimulus, string Twin), List<string>> answers = [];

    public AskedAnswers(Study study, CsvTable table)
    {
        this.study = study;
        twins = [.. study.Plan.Panel.Members.Select(m => m.Twin.Id)];
        var (question, stimulus, twin, value, outcome, way) = (table.Column("question"), table.Column("stimulus"), table.Column("twin"), table.Column("value"), table.Column("outcome"), table.Column("elicitation"));
        for (var i = 0; i < question.Length; i++)
        {
            // One way of asking; the first is the campaign's own.
            if (outcome[i] != "answered" || way[i] != way[0]) continue;
            var key = (question[i], stimulus[i], twin[i]);
            if (!answers.TryGetValue(key, out var given)) answers[key] = given = [];
            given.Add(value[i]);
        }
    }

    public bool Has(string twin) => twins.Contains(twin);

    /// <summary>Every question that can be judged and that the people's file has a column for.</summary>
    public IReadOnlyList<Item> Items(Func<string, bool> hasColumn)
    {
        Item[] all = [.. study.Plan.Campaign.Questions.Where(q => ItemScale.Of(q) is not null && hasColumn(q.Id)).Select(q => new Item { Id = q.Id })];
        return all.Length > 0 ? all : throw new DocumentException(study.File, null, "asks nothing that the people's file has a column for; name the questions and their columns in 'items'.");
    }

    /// <exception cref="DocumentException">The campaign has no such question, or one that cannot be judged.</exception>
    public ItemScale ScaleOf(Item item) => ItemScale.Of(Find(item)) ?? throw new DocumentException(study.File, null, $"the answers to '{item.Id}' are no number and no single choice; such an item cannot be judged person by person.");

    /// <summary>Mean of the replicates, or the commonest answer where they have no order.</summary>
    public double[] Answers(Item item, ItemScale scale, string[] twins) => [.. twins.Select(t => One(Numbers(item, scale, t), scale))];

    /// <summary>The first half of the replicates beside the second; null where each twin was asked once.</summary>
    public (double[] First, double[] Second)? Reruns(Item item, ItemScale scale, string[] twins)
    {
        if (study.Plan.Campaign.Plan.Replicates < 2) return null;
        var numbers = twins.Select(t => Numbers(item, scale, t)).ToList();
        return ([.. numbers.Select(n => One(n[..(n.Count / 2)], scale))], [.. numbers.Select(n => One(n[(n.Count / 2)..], scale))]);
    }

    private List<double> Numbers(Item item, ItemScale scale, string twin) =>
        answers.TryGetValue((Find(item).Id, StimulusOf(item), twin), out var given) ? [.. given.Select(scale.Read).OfType<double>()] : [];

    private static double One(List<double> numbers, ItemScale scale) =>
        numbers.Count is 0 ? double.NaN
        : scale.IsOrdered ? numbers.Average()
        : numbers.GroupBy(n => n).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).First().Key;

    private Question Find(Item item) => study.Plan.Campaign.Questions.FirstOrDefault(q => q.Id == item.Asked)
        ?? throw new DocumentException(study.File, null, $"has no question '{item.Asked}'{Spelling.Suggest(item.Asked, study.Plan.Campaign.Questions.Select(q => q.Id))}");

    private string StimulusOf(Item item) =>
        item.Variant
        ?? (study.Plan.Campaign.Variants.Count switch
        {
            0 => StimulusIds.None,
            1 => study.Plan.Campaign.Variants[0].Id,
            _ => Find(item) is SingleChoiceQuestion { Variants: true } ? StimulusIds.All : throw new DocumentException(study.File, null, $"shows {study.Plan.Campaign.Variants.Count} variants; say in 'variant' which one people saw who answered '{item.Id}'."),
        });
}
