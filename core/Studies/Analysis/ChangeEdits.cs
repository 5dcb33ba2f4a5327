namespace Twins.Core.Studies.Analysis;

/// <summary>What people changed between two runs, as far as content hashes tell.</summary>
internal sealed class ChangeEdits(CellPairing pairing)
{
    private const int Named = 5;

    private readonly CellsAsked before = pairing.Before.Asked;
    private readonly CellsAsked now = pairing.Now.Asked;
    private readonly List<string> edited = [.. pairing.Pairs.Where(p => p.Before.Version != p.Now.Version).Select(p => p.Now.Id)];

    private string Noun => pairing.Now.AreOptions ? "option" : "message";

    public IReadOnlyList<Edit> All => [.. Each().OfType<Edit>()];

    /// <summary>Whether the ledger was asked for the same things: the same column, twins and way of asking.</summary>
    public bool IsUntouched((int Before, int Now) column) => edited.Count is 0 && before == now && !WasEdited(column);

    /// <summary>What can have moved a column, the most particular first.</summary>
    public IReadOnlyList<string> ReasonsFor((int Before, int Now) column)
    {
        var reasons = Reasons(column).ToList();
        return reasons.Count > 0 ? reasons : ["answers came that had been missing, or were read anew"];
    }

    private IEnumerable<string> Reasons((int Before, int Now) column)
    {
        if (WasEdited(column)) yield return pairing.Now.AreOptions ? "what is shown was edited" : "its content was edited";
        if (before.QuestionHash != now.QuestionHash) yield return "the question was edited";
        else if (before.Questionnaire != now.Questionnaire && !WasEdited(column)) yield return "questions asked beside it were edited";
        if (before.Context != now.Context) yield return "what every twin is told first was edited";
        if (edited.Count > 0) yield return edited.Count is 1 ? $"the twin {edited[0]} was edited" : $"{edited.Count} twins were edited";
        if (before.Respondent != now.Respondent) yield return $"another model answers ({now.Respondent} instead of {before.Respondent})";
        else if (before.Settings != now.Settings) yield return "the model is asked with other settings";
        if (before.Elicitation != now.Elicitation) yield return "answers are elicited in another way";
        if (before.Options != now.Options) yield return "replicates, wordings or seed are others";
    }

    private IEnumerable<Edit?> Each()
    {
        var messages = pairing.Columns.Where(WasEdited).Select(c => pairing.Now.Columns[c.Now].Id).ToList();
        var renamed = pairing.Columns.Where(c => pairing.Before.Columns[c.Before].Id != pairing.Now.Columns[c.Now].Id).Select(c => $"{pairing.Before.Columns[c.Before].Id} → {pairing.Now.Columns[c.Now].Id}").ToList();
        yield return pairing.Now.AreOptions
            ? messages.Count is 0 ? null : new Edit(EditKind.Messages, 1, [], "What is shown was edited.")
            : Listed(EditKind.Messages, messages, "message was edited", "messages were edited");
        yield return Listed(EditKind.Renamed, renamed, $"{Noun} was renamed", $"{Noun}s were renamed");
        yield return Listed(EditKind.Twins, edited, "twin was edited", "twins were edited");
        yield return Listed(EditKind.Joined, [.. pairing.Joined.Select(t => t.Id)], "twin joined the panel", "twins joined the panel");
        yield return Listed(EditKind.Left, [.. pairing.Left.Select(t => t.Id)], "twin left the panel", "twins left the panel");
        yield return When(Reweighted(), EditKind.Weights, "The panel is weighted in another way; both runs are compared by the new weights.");
        yield return When(before.Context != now.Context, EditKind.Context, "What every twin is told first was edited.");
        yield return When(before.QuestionHash != now.QuestionHash, EditKind.Question, "The question was edited.");
        yield return When(before.QuestionHash == now.QuestionHash && before.Questionnaire != now.Questionnaire && messages.Count is 0, EditKind.OtherQuestions, "Questions that are asked beside it were edited.");
        yield return When(before.Elicitation != now.Elicitation, EditKind.Way, "Answers are elicited in another way.");
        yield return When(before.Options != now.Options, EditKind.Plan, "Replicates, wordings or seed of the plan are others.");
        yield return When(before.Respondent != now.Respondent, EditKind.Model, $"Another model answers: {now.Respondent} instead of {before.Respondent}.");
        yield return When(before.Respondent == now.Respondent && before.Settings != now.Settings, EditKind.Settings, "The model is asked with other settings.");
    }

    private bool WasEdited((int Before, int Now) column) => pairing.Before.Columns[column.Before].Hash != pairing.Now.Columns[column.Now].Hash;

    /// <summary>Weights are compared by their proportions among the twins that stayed: who joins or leaves moves them all.</summary>
    private bool Reweighted()
    {
        var pairs = pairing.Pairs.ToList();
        double then = pairs.Sum(p => p.Before.Weight), today = pairs.Sum(p => p.Now.Weight);
        return pairs.Exists(p => Math.Abs(p.Before.Weight / then - p.Now.Weight / today) > 1e-9);
    }

    private static Edit? When(bool happened, EditKind kind, string sentence) => happened ? new Edit(kind, 1, [], sentence) : null;

    private static Edit? Listed(EditKind kind, IReadOnlyList<string> names, string one, string many) => names.Count is 0 ? null
        : new Edit(kind, names.Count, [.. names.Take(Named)], $"{names.Count} {(names.Count is 1 ? one : many)}: {string.Join(", ", names.Take(Named))}{(names.Count > Named ? $" and {names.Count - Named} more" : "")}.");
}
