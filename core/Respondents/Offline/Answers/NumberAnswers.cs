using Twins.Core.Personas;
using Twins.Core.Respondents.Offline.Appraisal;
using Twins.Core.Respondents.Offline.Reading;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Respondents.Offline.Answers;

/// <summary>A number that rests on something: the twin's own limit, the price shown, or the bounds of the question.</summary>
internal static class NumberAnswers
{
    private static readonly string[] MoneyWords = ["pay", "price", "cost", "fee", "spend", "zahlen", "bezahlen", "preis", "kosten", "ausgeben"];
    private static readonly string[] Currencies = ["EUR", "USD", "GBP", "CHF", "€", "$", "£", "euro", "dollar"];

    public static Answer? Of(NumericQuestion question, QuestionReading reading, Reader reader)
    {
        var money = IsMoney(question);
        var impression = reader.On(reading);
        var stand = reading.Lens.Latent(impression, reader.Twin);
        var number = (money ? OwnLimit(reading, reader.Twin) : null)
            ?? (money && !impression.IsThin && AsksOfTheOffer(question) ? FromPrice(reader, stand) : null)
            ?? (impression.IsThin ? null : WithinBounds(question, money ? stand + Purse(reader.Twin.Price) : stand));
        return number is { } value && double.IsFinite(value) ? new NumberAnswer(Bound(question, Math.Round(value, 2))) : null;
    }

    private static bool IsMoney(NumericQuestion question) =>
        Currencies.Contains(question.Unit ?? "", StringComparer.OrdinalIgnoreCase) || Tokenizer.Cut(question.Text).Exists(t => MoneyWords.Contains(t.Text));

    /// <summary>"What would you pay for this?" is about the price shown; "… for delivery?" is not.</summary>
    private static bool AsksOfTheOffer(NumericQuestion question)
    {
        var tokens = Tokenizer.Cut(question.Text);
        return tokens.Exists(t => t.Text is "this" or "it" or "offer" or "product" or "these" or "dies" or "dieses" or "angebot")
            || !tokens.Exists(t => !MoneyWords.Contains(t.Text) && !StopWords.Empty.Contains(t.Text) && !StopWords.Common.Contains(t.Stem));
    }

    /// <summary>"If the delivery fee is over 3 euro, …" answers what delivery may cost.</summary>
    public static double? OwnLimit(QuestionReading reading, TwinReading twin)
    {
        var best = 0f;
        double? limit = null;
        foreach (var condition in twin.Rules.SelectMany(r => r.Alternatives))
        {
            if (condition.Limit is not { Kind: QuantityKind.Money } quantity) continue;
            var shared = condition.Wants.Where(w => reading.Subject.Values.ContainsKey(w.Key)).Sum(w => Math.Abs(w.Weight));
            if (shared / condition.Heft < 0.25f || shared <= best) continue;
            (best, limit) = (shared, quantity.Value);
        }
        return limit;
    }

    public static double? FromPrice(Reader reader, double stand)
    {
        var prices = reader.Shown.Select(m => m.Price).OfType<double>().Where(p => p > 0).ToArray();
        return prices.Length is 0 ? null : prices.Average() * Math.Exp(0.2 * (stand + Purse(reader.Twin.Price)));
    }

    private static double? WithinBounds(NumericQuestion question, double stand) =>
        question is { Min: { } min, Max: { } max } ? min + ((max - min) * Link.Logistic(stand)) : null;

    private static double Purse(PriceAttitude attitude) => attitude switch
    {
        PriceAttitude.Indifferent => 0.3,
        PriceAttitude.Aware => -0.2,
        PriceAttitude.Sensitive => -0.6,
        PriceAttitude.VerySensitive => -1,
        _ => 0,
    };

    private static double Bound(NumericQuestion question, double value) =>
        Math.Min(Math.Max(value, question.Min ?? double.MinValue), question.Max ?? double.MaxValue);
}
