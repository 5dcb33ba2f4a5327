using Twins.Core.Respondents.Offline.Reading;

namespace Twins.Core.Respondents.Offline.Appraisal;

/// <summary>A decision rule: what has to hold, and whether the twin then moves towards the message or away.</summary>
/// <param name="Polarity">1 towards, −1 away; between for half-hearted actions.</param>
/// <param name="Otherwise">What it does when nothing in the message meets the condition: −.5 for "only if".</param>
/// <param name="WantsPriceMissing">The condition is that no price is named.</param>
internal sealed record Rule(string Text, IReadOnlyList<Condition> Alternatives, double Polarity, double Otherwise, bool WantsPriceMissing)
{
    private const double Force = 1.6;
    private const double DeniedForce = 0.6;

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
