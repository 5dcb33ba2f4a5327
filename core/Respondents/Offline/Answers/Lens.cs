using Twins.Core.Respondents.Offline.Appraisal;
using Twins.Core.Respondents.Offline.Reading;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Respondents.Offline.Answers;

/// <summary>What a question asks about, as weights on the parts of an impression.</summary>
/// <param name="Polarity">−1 where a high answer is a bad one ("how annoying is it?").</param>
/// <param name="Agreement">Answered by agreeing, which people do a little too readily.</param>
internal sealed record Lens(double Evidence, double Price, double Temper, double Manner, double Trust, double Curiosity, double Novelty, double Offset, int Polarity, bool Agreement)
{
    private static readonly Lens Appeal = new(1, 0.8, 1, 0.7, 0, 0.15, 0, 0, 1, false);
    private static readonly Lens Belief = Appeal with { Evidence = 0.45, Price = 0, Temper = 0.5, Manner = 1.4, Trust = 0.8, Curiosity = 0 };
    private static readonly Lens Click = Appeal with { Evidence = 0.9, Price = 0.6, Manner = 0.4, Curiosity = 1, Offset = -0.2 };
    private static readonly Lens Purchase = Appeal with { Price = 1, Manner = 0.6, Curiosity = 0, Offset = -0.35 };
    private static readonly Lens Worth = Appeal with { Evidence = 0.4, Price = 1.5, Trust = 0.3, Curiosity = 0 };
    private static readonly Lens Clarity = Appeal with { Evidence = 0.2, Price = 0, Manner = 1.2, Curiosity = 0, Offset = 0.4 };
    private static readonly Lens Newness = Appeal with { Evidence = 0.3, Price = 0, Novelty = 1.2 };

    /// <summary>Stems of words that name a facet; the first facet that a question names is its own.</summary>
    private static readonly (string[] Beginnings, Lens Lens)[] Facets =
    [
        (["believ", "credib", "trust", "honest", "convinc", "glaub", "vertrau", "ehrlich"], Belief),
        (["clear", "understand", "verstand", "klar"], Clarity),
        (["unique", "differ", "novel", "neuartig", "original"], Newness),
        (["click", "tap", "curious", "attention", "open", "read", "klick", "neugier", "lesen", "find"], Click),
        (["fair", "afford", "worth", "value", "price", "preis", "expensive", "cheap", "teuer"], Worth),
        (["buy", "order", "purchas", "subscrib", "book", "sign", "join", "kauf", "bestell", "buch"], Purchase),
    ];

    private static readonly string[] Bad =
        ["annoy", "irritat", "doubt", "worr", "confus", "boring", "mislead", "offen", "intrusi", "distrust", "risk", "expensive", "unlikel", "dislik", "disagree", "overpric", "objection", "wrong", "nerv", "teuer", "arger", "unwahrscheinlich"];

    public static Lens Of(Question question)
    {
        var tokens = Tokenizer.Cut(question.Text);
        var highest = question is RatingQuestion { Last: > 0 } rating && rating.Possibilities.Count > 0 ? Tokenizer.Cut(rating.Possibilities[^1].Label) : [];
        var lens = Facets.FirstOrDefault(f => tokens.Exists(t => Begins(t, f.Beginnings))).Lens ?? Appeal;
        return lens with
        {
            Polarity = IsBad(tokens) || IsBad(highest) ? -1 : 1,
            Agreement = highest.Exists(t => t.Text.StartsWith("agree", StringComparison.Ordinal) || t.Text is "zu"),
        };
    }

    /// <summary>Where the twin stands on what is asked: 0 is the middle, ±3 about the ends.</summary>
    public double Latent(Impression impression, TwinReading twin)
    {
        var stand = (Evidence * impression.Evidence) + (Price * impression.Price) + (Temper * impression.Temper) + (Manner * impression.Manner)
            + (Trust * impression.Trust * (0.5 + twin.Sceptic)) + (Curiosity * impression.Curiosity) + (Novelty * impression.Novelty) + Offset;
        // Agreeable people say yes a little more often; .13 is the human index of acquiescence.
        var yes = Agreement ? 0.13 + (0.2 * ((twin.Temper.Agreeableness ?? 0.5) - 0.5)) : 0;
        return Math.Clamp((Polarity * stand) + (double.IsFinite(yes) ? yes : 0), -4, 4);
    }

    private static bool Begins(Token token, string[] beginnings) => Array.Exists(beginnings, b => token.Text.StartsWith(b, StringComparison.Ordinal));

    private static bool IsBad(List<Token> tokens)
    {
        var at = tokens.FindIndex(t => Begins(t, Bad));
        return at >= 0 && !Enumerable.Range(Math.Max(0, at - 3), Math.Min(3, at)).Any(i => StopWords.Negators.Contains(tokens[i].Text));
    }
}
