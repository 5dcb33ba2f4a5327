using Twins.Core.Respondents.Offline.Appraisal;

namespace Twins.Core.Respondents.Offline.Answers;

internal static class EnglishWording
{
    public static string Of(Effect effect, string quoted) => effect.Amount >= 0 ? For(effect, quoted) : Against(effect, quoted);

    private static string For(Effect effect, string quoted) => effect.Kind switch
    {
        StatementKind.Goal => $"It serves what I want: {quoted}.",
        StatementKind.Frustration => $"It deals with what bothers me: {quoted}.",
        StatementKind.Rule => $"My rule speaks for it: {quoted}.",
        StatementKind.Like or StatementKind.Interest => $"It is about something I like: {quoted}.",
        StatementKind.Dislike or StatementKind.Constraint => $"It stays clear of what I do not want: {quoted}.",
        StatementKind.Quote or StatementKind.Voice => $"I have said it myself, and this fits: {quoted}.",
        StatementKind.Price => "The price side of it suits me.",
        StatementKind.Temperament => effect.Text switch
        {
            "openness" => "I notice how new or how familiar it is, and that suits me.",
            "conscientiousness" => "It is exact enough for me.",
            _ => "It does not hurry or worry me.",
        },
        _ => $"It fits me: {quoted}.",
    };

    private static string Against(Effect effect, string quoted) => effect.Kind switch
    {
        StatementKind.Goal => $"It works against what I want: {quoted}.",
        StatementKind.Frustration => $"It runs into what bothers me: {quoted}.",
        StatementKind.Rule => $"My rule speaks against it: {quoted}.",
        StatementKind.Like or StatementKind.Interest => $"It goes against something I like: {quoted}.",
        StatementKind.Dislike or StatementKind.Constraint => $"It is what I do not want: {quoted}.",
        StatementKind.Quote or StatementKind.Voice => $"I have said it myself, and this does not fit: {quoted}.",
        StatementKind.Price => "The price side of it weighs against it for me.",
        StatementKind.Temperament => effect.Text switch
        {
            "openness" => "I notice how new or how familiar it is, and that does not suit me.",
            "conscientiousness" => "It asks me to be more exact than I am.",
            _ => "It makes me uneasy.",
        },
        StatementKind.Manner => effect.Text is "hype" ? "It shouts more than it says." : "It does not say anything definite.",
        _ => $"It does not fit me: {quoted}.",
    };
}
