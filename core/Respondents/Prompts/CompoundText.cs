using System.Text;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Respondents.Prompts;

/// <summary>A compound question's parts as the model reads them, in one version, each with the field that its answer goes into.</summary>
internal sealed class CompoundText(StringBuilder text, int version)
{
    public void Write(CompoundQuestion question)
    {
        switch (question)
        {
            case MaxDiffQuestion maxDiff:
                Sets(maxDiff);
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

    private void Item(string id, string label)
    {
        text.Append("- ").AppendSafe(id);
        if (label != id) text.AppendLine(": ", label);
        text.Append('\n');
    }
}
