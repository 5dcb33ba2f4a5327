using System.Globalization;
using System.Text;
using Twins.Core.Fidelity.Choice.Designs;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Respondents.Prompts;

/// <summary>A compound question's parts as the model reads them, in one version, each with the field that its answer goes into.</summary>
internal sealed class CompoundText(StringBuilder text, Presentation presentation)
{
    private int version;

    public void Write(CompoundQuestion question)
    {
        version = presentation.Version(question.Versions);
        switch (question)
        {
            case MaxDiffQuestion maxDiff:
                Sets(maxDiff);
                break;
            case VanWestendorpQuestion prices:
                Prices(prices);
                break;
            case ConjointQuestion conjoint:
                Products(conjoint);
                break;
            case KanoQuestion kano:
                Features(kano);
                break;
            case BudgetQuestion budget:
                Budget(budget);
                break;
            case PairwiseQuestion pairwise:
                Pairs(pairwise);
                break;
        }
    }

    private void Sets(MaxDiffQuestion question)
    {
        var sets = MaxDiffSets.Of(question)[version];
        text.Append("There are ").Append(sets.Count).Append(" sets. Judge each by itself: answer `best_1` with the id of the one in set 1 that is").AppendLine(" ", question.Most);
        text.Append(", `worst_1` with the id of the one in set 1 that is").AppendLine(" ", question.Least).Append(", and so on for every set.\n");
        for (var s = 0; s < sets.Count; s++)
        {
            text.Append("Set ").Append(s + 1).Append(":\n");
            foreach (var item in sets[s]) Item(question.Items[item].Id, question.Items[item].Text);
        }
    }

    private void Prices(VanWestendorpQuestion question)
    {
        text.Append("Answer with four prices").AppendLine(", in ", question.Unit).Append(", as numbers:\n");
        foreach (var price in PriceOrders.All[version])
            text.Append(price switch
            {
                PriceQuestion.TooCheap => "- `too_cheap`: so cheap that you would doubt its quality and not buy it\n",
                PriceQuestion.Cheap => "- `cheap`: a bargain, good value for the money\n",
                PriceQuestion.Expensive => "- `expensive`: getting expensive, so that you would think twice, but might still buy it\n",
                _ => "- `too_expensive`: so expensive that you would not buy it\n",
            });
        text.Append("`too_cheap` is below `cheap`, `cheap` below `expensive`, and `expensive` below `too_expensive`.\n");
        if (question.Intent) text.Append("Then how likely you would be to buy it, from 1 (certainly not) to 5 (certainly): `intent_cheap` at the price you gave as `cheap`, `intent_expensive` at the price you gave as `expensive`.\n");
    }

    private void Products(ConjointQuestion question)
    {
        var tasks = ConjointTasks.Of(question)[version];
        text.Append("There are ").Append(tasks.Count).Append(" choices. Judge each by itself: answer `choice_1` with the letter of the one in choice 1 that you would really take, and so on for every choice");
        if (question.None is { } none) text.Append(", or with `none`, which means").AppendLine(" ", none);
        text.Append(".\n");
        for (var t = 0; t < tasks.Count; t++)
        {
            text.Append("Choice ").Append(t + 1).Append(":\n");
            for (var j = 0; j < tasks[t].Length; j++)
            {
                text.Append("- ").Append(question.Answers[j]);
                for (var p = 0; p < question.Parts.Count; p++)
                    text.AppendLine(p is 0 ? ": " : "; ", question.Parts[p].Text).AppendLine(": ", question.Parts[p].TextOf(tasks[t][j][p]));
                text.Append('\n');
            }
        }
    }

    private void Features(KanoQuestion question)
    {
        text.Append("For each of these say how you would feel if it were there, and how you would feel if it were not there. Answer each with `like` (I like it that way), `expect` (it must be that way), `neutral` (I do not care), `tolerate` (I can live with it) or `dislike` (I dislike it that way):\n");
        foreach (var (feature, presentFirst) in KanoQuestion.Orders(question)[version])
        {
            var (id, label) = (question.Features[feature].Id, question.Features[feature].Text);
            text.AppendLine("- ", label);
            text.Append(presentFirst ? $": with it `with_{id}`, without it `without_{id}`\n" : $": without it `without_{id}`, with it `with_{id}`\n");
        }
    }

    private void Budget(BudgetQuestion question)
    {
        text.Append("Divide ").Append(question.Total.ToString("0.##", CultureInfo.InvariantCulture)).AppendLine(" ", question.Unit).Append(" among these and answer with a number for each id. Numbers may be 0 and must sum to exactly that:\n");
        foreach (var i in presentation.Order(question.Options.Count, ordinal: false)) Item(question.Options[i].Id, question.Options[i].Text);
    }

    private void Pairs(PairwiseQuestion question)
    {
        var pairs = PairwiseQuestion.Shown(question)[version];
        text.Append("There are ").Append(pairs.Count).Append(" pairs. In each answer with the id of the one that you prefer, in `pair_1` for pair 1 and so on:\n");
        for (var p = 0; p < pairs.Count; p++)
        {
            text.Append("Pair ").Append(p + 1).Append(":\n");
            Item(question.Items[pairs[p].First].Id, question.Items[pairs[p].First].Text);
            Item(question.Items[pairs[p].Second].Id, question.Items[pairs[p].Second].Text);
        }
    }

    private void Item(string id, string label)
    {
        text.Append("- ").AppendSafe(id);
        if (label != id) text.AppendLine(": ", label);
        text.Append('\n');
    }
}
