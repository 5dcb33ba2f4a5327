using Twins.Core.Respondents.Offline.Reading;

namespace Twins.Core.Respondents.Offline.Appraisal;

/// <summary>A decision rule: what has to hold, and whether the twin then moves towards the message or away.</summary>
/// <param name="Polarity">1 towards, −1 away; between for half-hearted actions.</param>
/// <param name="Otherwise">What it does when nothing in the message meets the condition: −.5 for "only if".</param>
/// <param name="WantsPriceMissing">The condition is that no price is named.</param>
internal sealed record Rule(string Text, IReadOnlyList<Condition> Alternatives, double Polarity, double Otherwise, bool WantsPriceMissing)
{
    private const double Force = 1.6;
    private const double DeniedForce = 0.5;

    public double Against(Message message)
    {
        if (WantsPriceMissing) return message.Price is null && !message.Quantities.Any(q => q.Kind is QuantityKind.Money) ? Force * Polarity : 0;
        double met = 0, denied = 0;
        foreach (var condition in Alternatives)
        {
            var (m, d) = condition.In(message);
            (met, denied) = (Math.Max(met, m), Math.Max(denied, d));
        }
        if (met > 0) return Force * Polarity * met;
        return denied > 0 ? -DeniedForce * Polarity * denied : Otherwise;
    }
}

/// <summary>What has to hold for a rule: words, and perhaps a limit such as "over 3 euro".</summary>
internal sealed record Condition(Want[] Wants, float Heft, Quantity? Limit)
{
    private const double Enough = 0.3;
    private const double EnoughWithLimit = 0.12;

    /// <summary>How far the message meets the condition and how far it denies it, each 0 to 1.</summary>
    public (double Met, double Denied) In(Message message)
    {
        double met = 0, denied = 0;
        foreach (var want in Wants)
        {
            var agreement = want.Weight * message.Value(want.Key);
            if (agreement > 0) met += Math.Min(agreement, Math.Abs(want.Weight));
            else denied += Math.Min(-agreement, Math.Abs(want.Weight));
        }
        if (Limit is { } limit) return (MeetsLimit(message, limit, met / Heft) ? 1 : 0, 0);
        return (Share(met), Share(denied));
    }

    private double Share(double matched) => Math.Clamp(((matched / Heft) - Enough) / 0.35, 0, 1);

    /// <summary>The number counts where its sentence speaks of the same thing, or where it is the message's own price.</summary>
    private bool MeetsLimit(Message message, Quantity limit, double matched)
    {
        if (limit.Kind is QuantityKind.Money && message.Price is { } price && limit.IsMetBy(new Quantity(QuantityKind.Money, price, Comparison.None, 0)) && matched >= EnoughWithLimit) return true;
        return message.Quantities.Any(q => limit.IsMetBy(q) && (Heft <= 0.3f || message.Marks.Any(m => m.Sentence == q.Sentence && Wants.Any(w => w.Key == m.Key))));
    }
}
