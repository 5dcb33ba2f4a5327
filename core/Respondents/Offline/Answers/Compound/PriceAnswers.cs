using Twins.Core.Studies.Questions;
using Twins.Core.Studies.Questions.Compound;

namespace Twins.Core.Respondents.Offline.Answers.Compound;

/// <summary>Four prices around what the twin would pay, which rests on its own limit or on the price shown; else none.</summary>
internal static class PriceAnswers
{
    /// <summary>As shares of a limit of the twin's own, above which it does not buy.</summary>
    private static readonly double[] OfLimit = [.3, .6, .9, 1.1];

    /// <summary>As shares of what it would pay for the offer.</summary>
    private static readonly double[] OfPrice = [.45, .75, 1.15, 1.45];

    /// <summary>What is cheap sells better than what is expensive.</summary>
    private const double Cheaper = .7, Dearer = -.7;

    public static Answer? Of(VanWestendorpQuestion question, QuestionReading reading, Reader reader)
    {
        var limit = NumberAnswers.OwnLimit(reading, reader.Twin);
        var impression = reader.On(reading);
        var stand = reading.Lens.Latent(impression, reader.Twin);
        var (around, shares) = limit is { } own ? (own, OfLimit) : (impression.IsThin ? null : NumberAnswers.FromPrice(reader, stand), OfPrice);
        if (around is not > 0) return null;
        double[] prices = [.. shares.Select(s => Math.Round(s * around.Value, 2))];
        if (!question.Intent) return new CompoundAnswer(prices);
        var luck = new Luck(reader.Name, question.Id);
        return new CompoundAnswer([.. prices, luck.Draw("cheap", Link.Ordinal(5, stand + Cheaper)), luck.Draw("expensive", Link.Ordinal(5, stand + Dearer))]);
    }
}
