using Twins.Core.Respondents.Offline.Appraisal;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Respondents.Offline.Answers;

/// <summary>Open answers: the strongest evidence for and against, in the twin's first person.</summary>
internal static class TextAnswers
{
    public static Answer? Of(OpenQuestion question, QuestionReading reading, Reader reader)
    {
        var impression = reader.On(reading);
        if (impression.IsThin) return null;
        var effects = Wording.Telling(impression.Effects).ToArray();
        // "What annoys you about it?" asks for the other side first.
        var sign = reading.Lens.Polarity * (reading.Lens.Polarity < 0 || Stand(impression) >= 0 ? 1 : -1);
        var first = effects.Where(e => e.Amount * sign > 0).Take(2);
        var second = reading.Lens.Polarity < 0 ? [] : effects.Where(e => e.Amount * sign < 0).Take(1);
        var text = string.Join(' ', first.Concat(second).Select(e => Wording.Sentence(e, reader.Twin.German)));
        return text.Length is 0 ? null : new TextAnswer(Clip(text, question.MaxLength));
    }

    private static double Stand(Impression impression) => impression.Evidence + impression.Price + impression.Manner;

    private static string Clip(string text, int most)
    {
        if (text.Length <= most) return text;
        var end = char.IsHighSurrogate(text[most - 1]) ? most - 1 : most;
        var space = text.LastIndexOf(' ', Math.Max(0, end - 1));
        return space > most / 2 ? text[..space] : text[..Math.Max(1, end)];
    }
}
