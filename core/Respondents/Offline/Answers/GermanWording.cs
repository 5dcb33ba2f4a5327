using Twins.Core.Respondents.Offline.Appraisal;

namespace Twins.Core.Respondents.Offline.Answers;

internal static class GermanWording
{
    public static string Of(Effect effect, string quoted) => effect.Amount >= 0 ? For(effect, quoted) : Against(effect, quoted);

    private static string For(Effect effect, string quoted) => effect.Kind switch
    {
        StatementKind.Goal => $"Es dient dem, was ich will: {quoted}.",
        StatementKind.Frustration => $"Es löst, was mich stört: {quoted}.",
        StatementKind.Rule => $"Meine Regel spricht dafür: {quoted}.",
        StatementKind.Like or StatementKind.Interest => $"Es geht um etwas, das ich mag: {quoted}.",
        StatementKind.Dislike or StatementKind.Constraint => $"Es meidet, was ich nicht will: {quoted}.",
        StatementKind.Quote or StatementKind.Voice => $"Ich habe es selbst gesagt, und das passt: {quoted}.",
        StatementKind.Price => "Preislich passt es mir.",
        StatementKind.Temperament => "Die Art passt zu mir.",
        _ => $"Es passt zu mir: {quoted}.",
    };

    private static string Against(Effect effect, string quoted) => effect.Kind switch
    {
        StatementKind.Goal => $"Es läuft dem zuwider, was ich will: {quoted}.",
        StatementKind.Frustration => $"Es trifft, was mich stört: {quoted}.",
        StatementKind.Rule => $"Meine Regel spricht dagegen: {quoted}.",
        StatementKind.Like or StatementKind.Interest => $"Es läuft etwas zuwider, das ich mag: {quoted}.",
        StatementKind.Dislike or StatementKind.Constraint => $"Es ist, was ich nicht will: {quoted}.",
        StatementKind.Quote or StatementKind.Voice => $"Ich habe es selbst gesagt, und das passt nicht dazu: {quoted}.",
        StatementKind.Price => "Der Preis spricht für mich dagegen.",
        StatementKind.Temperament => "Die Art liegt mir nicht.",
        StatementKind.Manner => effect.Text is "hype" ? "Es ist lauter, als es Inhalt hat." : "Es sagt nichts Bestimmtes.",
        _ => $"Es passt nicht zu mir: {quoted}.",
    };
}
