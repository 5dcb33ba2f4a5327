using Twins.Core.Respondents.Offline.Reading;

namespace Twins.Core.Respondents.Offline.Appraisal;

/// <summary>What has to hold for a rule: words, and perhaps a limit such as "over 3 euro".</summary>
/// <param name="Heft">What all its words weigh.</param>
/// <param name="Denies">It holds when something is not so ("if I cannot cancel"), hence a message can rule it out.</param>
internal sealed record Condition(Want[] Wants, float Heft, Quantity? Limit, bool Denies)
{
    private const double Enough = 0.3;
    private const double Full = 0.35;
    private const double EnoughWithLimit = 0.12;
    private const float WordsAtAll = 0.3f;
    private static readonly ulong Deal = Lexicon.ConceptKey("price");

    /// <summary>How far the message meets the condition and how far it rules it out, each 0 to 1.</summary>
    public (double Met, double RuledOut) In(Message message)
    {
        double met = 0, against = 0;
        foreach (var want in Wants)
        {
            var agreement = want.Weight * message.Value(want.Key);
            if (agreement > 0) met += Math.Min(agreement, Math.Abs(want.Weight));
            else against += Math.Min(-agreement, Math.Abs(want.Weight));
        }
        if (Limit is { } limit) return (MeetsLimit(message, limit, met / Heft) ? 1 : 0, 0);
        return (Share(met), Denies ? Share(against) : 0);
    }

    private double Share(double matched) => Math.Clamp(((matched / Heft) - Enough) / Full, 0, 1);

    /// <summary>A number counts where its sentence speaks of the same thing; the price itself where the rule is not about savings.</summary>
    private bool MeetsLimit(Message message, Quantity limit, double matched)
    {
        var ofSaving = limit.Kind is QuantityKind.Money && Array.Exists(Wants, w => w.Key == Deal && w.Weight > 0);
        if (limit.Kind is QuantityKind.Money && !ofSaving && matched >= EnoughWithLimit && message.Price is { } price && limit.IsMetBy(limit with { Value = price })) return true;
        return message.Quantities.Any(q => limit.IsMetBy(q) && (Heft <= WordsAtAll || message.Marks.Any(m => m.Sentence == q.Sentence && Speaks(m, ofSaving))));
    }

    private bool Speaks(Mark mark, bool ofSaving) => ofSaving ? mark.Key == Deal && mark.Value > 0 : Array.Exists(Wants, w => w.Key == mark.Key);
}
