using Twins.Adapters.Teams;
using Twins.Bot.Cards;
using Twins.Core.Evidence;
using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Talks;

namespace Twins.Bot.Talking;

/// <summary>What a twin says as a message: who speaks, the words, and what they are worth.</summary>
internal static class AnswerMessage
{
    /// <summary>Stands before the words from the first piece on, so that nobody takes them for a person's.</summary>
    public static string Head(Twin twin) => $"**{Plain(twin.Name)}** (AI twin)\n\n";

    /// <param name="shown">What the reader has seen of the answer already; the message begins with it.</param>
    public static OutgoingMessage Of(Twin twin, TalkAnswer answer, RespondentIdentity who, string shown)
    {
        var head = Head(twin);
        if (answer.Spoke) return Twin(head + answer.Text + Worth(answer, who)) with { Citations = [.. answer.Cited.Select((item, i) => Cite(i + 1, item))] };
        // An error is never an answer's text; it stands beside what was heard before it.
        var sentence = Sentence(answer.Outcome);
        return shown.Length > 0
            ? Twin($"{shown}\n\n*The answer broke off here, and none of it is kept. {sentence}*")
            : new OutgoingMessage { Text = $"{Plain(twin.Name)} gave no answer. {sentence}" };
    }

    private static OutgoingMessage Twin(string text) => new() { Text = text, ByAi = true, Feedback = true };

    private static string Worth(TalkAnswer answer, RespondentIdentity who)
    {
        var notes = new List<string>(2);
        if (answer.Outcome is Outcome.Answered && answer.Cited.Count is 0) notes.Add("Rests on no evidence on record; take it as a guess.");
        if (!who.IsLanguageModel) notes.Add(who.Label);
        return notes.Count is 0 ? "" : $"\n\n*{string.Join(' ', notes)}*";
    }

    private static string Sentence(Outcome outcome) => outcome switch
    {
        Outcome.Refused => "The model declined to play the twin; ask in another way.",
        Outcome.Filtered => "The provider's content filter stopped it; ask in another way.",
        Outcome.Unparseable => "The model's reply was empty; ask again.",
        Outcome.Failed(var reason) => $"No reply came from the model: {Plain(reason.TrimEnd('.'))}. Ask again in a moment.",
        _ => "Ask again.",
    };

    private static Citation Cite(int position, EvidenceItem item) => new(position, Name(item), item.Text)
    {
        Keywords = [item.Synthetic ? "made up" : item.Kind.ToString().ToLowerInvariant(), .. item.Date is { } date ? [date.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)] : (string[])[]],
    };

    private static string Name(EvidenceItem item) => item.Source is { Length: > 0 } source ? source : item.Kind switch
    {
        EvidenceKind.Quote => "Something this twin said",
        EvidenceKind.Episode => "Something that happened to this twin",
        _ => "Something known about this twin",
    };

    private static string Plain(string text) => CardText.Markdown(text, 200);
}
