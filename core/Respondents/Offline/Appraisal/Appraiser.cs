using Twins.Core.Personas;
using Twins.Core.Respondents.Offline.Reading;

namespace Twins.Core.Respondents.Offline.Appraisal;

/// <summary>Holds one message against one twin and adds up what speaks for and against it.</summary>
internal static class Appraiser
{
    private const double Ceiling = 1.7;
    private const double Slope = 2.5;
    private const int OnStack = 256;
    private const double Noticeable = 0.04;
    private static readonly ulong Deal = Lexicon.ConceptKey("price");
    private static readonly ulong Honest = Lexicon.ConceptKey("trust");
    private static readonly ulong Novel = Lexicon.ConceptKey("novelty");
    private static readonly ulong Calm = Lexicon.ConceptKey("calm");
    private static readonly ulong Social = Lexicon.ConceptKey("social");
    private static readonly ulong Charity = Lexicon.ConceptKey("charity");
    private static readonly ulong Family = Lexicon.ConceptKey("family");

    public static Impression Appraise(TwinReading twin, Message message)
    {
        var effects = new List<Effect>();
        var (sum, price, relation) = Weigh(twin, message, effects);
        var temper = TemperTerm(twin.Temper, message, effects);
        var manner = MannerTerm(twin, message.Manner, effects);
        effects.Sort((a, b) => Math.Abs(b.Amount).CompareTo(Math.Abs(a.Amount)));
        return new Impression(Squash(sum), price, temper, manner, message.Value(Honest), message.Manner.Curiosity, message.Value(Novel), relation, effects);
    }

    /// <summary>Only how much a subject is wanted and how much of the twin it touches, without the account of why.</summary>
    public static (double Wanted, double Relation) Appeal(TwinReading twin, Message subject)
    {
        var (sum, price, relation) = Weigh(twin, subject, null);
        return (Squash(sum) + price, relation);
    }

    private static double Squash(double sum) => Ceiling * Math.Tanh(sum / Slope);

    private static (double Sum, double Price, double Relation) Weigh(TwinReading twin, Message message, List<Effect>? effects)
    {
        var (sum, relation) = WeighStatements(twin, message, effects);
        foreach (var rule in twin.Rules)
        {
            var amount = rule.Against(message);
            if (amount is 0) continue;
            sum += amount;
            relation += Math.Abs(amount);
            effects?.Add(new Effect(StatementKind.Rule, rule.Text, null, amount));
        }
        var price = PriceTerm(twin.Price, message, effects, ref relation);
        return (sum, price, relation);
    }

    private static (double Sum, double Relation) WeighStatements(TwinReading twin, Message message, List<Effect>? effects)
    {
        double sum = 0, relation = 0;
        var statements = twin.Index.Statements;
        Span<double> scores = statements.Length <= OnStack ? stackalloc double[statements.Length] : new double[statements.Length];
        Span<double> touched = statements.Length <= OnStack ? stackalloc double[statements.Length] : new double[statements.Length];
        twin.Index.Match(message, scores, touched);
        for (var i = 0; i < statements.Length; i++)
        {
            sum += scores[i];
            relation += touched[i];
            if (Math.Abs(scores[i]) > Noticeable) effects?.Add(new Effect(statements[i].Kind, statements[i].Text, statements[i].Id, scores[i]));
        }
        return (sum, relation);
    }

    /// <summary>
    /// What the offer is worth to a purse: words of saving, the depth of a discount, and a gentle fall with the price
    /// itself (its logarithm: what is dear depends on the thing, which is not known here).
    /// </summary>
    private static double PriceTerm(PriceAttitude attitude, Message message, List<Effect>? effects, ref double relation)
    {
        var depth = message.Quantities.Where(q => q.Kind is QuantityKind.Percent && q.Value is > 0 and <= 100).Select(q => q.Value / 100).DefaultIfEmpty().Max();
        var deal = (0.5 * message.Value(Deal)) + (message.Value(Deal) > 0 ? 0.4 * depth : 0);
        deal += message.Price switch { null => 0, <= 0 => 0.15, { } price => -0.15 * Math.Log10(1 + price) };
        var amount = deal * attitude switch
        {
            PriceAttitude.Indifferent => 0.05,
            PriceAttitude.Aware => 0.45,
            PriceAttitude.Sensitive => 0.8,
            PriceAttitude.VerySensitive => 1.1,
            _ => 0.25,
        };
        if (attitude is PriceAttitude.Unknown or PriceAttitude.Indifferent) return amount;
        relation += Math.Abs(amount);
        if (Math.Abs(amount) > Noticeable) effects?.Add(new Effect(StatementKind.Price, "", null, amount));
        return amount;
    }

    private static double TemperTerm(BigFive five, Message message, List<Effect> effects)
    {
        var openness = Lean(five.Openness) * message.Value(Novel);
        var conscience = Lean(five.Conscientiousness) * ((0.6 * message.Value(Honest)) + (0.4 * message.Manner.Specific));
        var nerves = Lean(five.Neuroticism) * message.Value(Calm);
        var warmth = Lean(five.Agreeableness) * ((message.Value(Charity) + message.Value(Family)) / 2);
        var company = Lean(five.Extraversion) * message.Value(Social);
        Note(effects, "openness", openness);
        Note(effects, "conscientiousness", conscience);
        Note(effects, "neuroticism", nerves);
        return 0.35 * (openness + conscience + nerves + warmth + company);
    }

    /// <summary>−1 to 1; 0 where the score is not known.</summary>
    private static double Lean(double? score) => score is { } s && double.IsFinite(s) ? 2 * (Math.Clamp(s, 0, 1) - 0.5) : 0;

    private static void Note(List<Effect> effects, string trait, double lean)
    {
        if (Math.Abs(lean) > 0.2) effects.Add(new Effect(StatementKind.Temperament, trait, null, 0.35 * lean));
    }

    private static double MannerTerm(TwinReading twin, Manner manner, List<Effect> effects)
    {
        var hype = manner.Hype * (0.3 + (0.8 * twin.Sceptic));
        var empty = 0.35 * manner.Vague;
        if (hype > 0.15) effects.Add(new Effect(StatementKind.Manner, "hype", null, -hype));
        if (empty > 0.15) effects.Add(new Effect(StatementKind.Manner, "vague", null, -empty));
        return (0.35 * manner.Specific) - hype - empty;
    }
}
