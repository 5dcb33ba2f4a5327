using Twins.Core.Studies.Analysis;
using Twins.Tests.Studies.Reporting;

namespace Twins.Tests.Bot.Cards;

/// <summary>Results as panels give them in a chat: short messages, one question.</summary>
internal static class CardReports
{
    private static readonly string[] Headlines = ["Dinner on the table in 20 minutes", "Free delivery until Sunday", "Chopped, washed, at your door by six", "Fresh every day", "Two for the price of one", "Know where your food comes from", "No queue, no bags, no parking", "The week's shop in ten clicks", "Cook like your grandmother", "New: the autumn box"];

    private static readonly (string Theme, int Mentions, string Quote, string Name)[] Voices = [("time after work", 11, "Twenty minutes is what I have between the bus and the bath.", "Maria Lopez"), ("price first", 8, "Tell me what it costs before you tell me how fresh it is.", "Jonas Weber")];

    /// <summary>Ten messages, one of which stands alone at the front.</summary>
    public static StudyReport Ten() => Of(SampleReport.Large(10), i => i is 0 ? 4.12 : 3.74 - (.08 * i), "abbbbcccdd",
        new Verdict(VerdictKind.Separable, $"'{Headlines[0]}' leads with 4.12 points and is separable from all 9 others; next is '{Headlines[1]}'.", ["28 of 28 twins answered, 553 of 560 times.", "It leads by 0.46 points; means of 9 people differ by up to 0.41 points by chance (95 %)."]));

    /// <summary>Two messages that cannot be told apart.</summary>
    public static StudyReport Two() => Of(SampleReport.Small(), i => 3.66 - (.08 * i), "aa",
        new Verdict(VerdictKind.TooCloseToCall, $"'{Headlines[0]}' is ahead with 3.66 points, but cannot be told apart from '{Headlines[1]}'.", ["28 of 28 twins answered, 56 of 56 times."])) with
    { Title = $"{Headlines[0]} or {Headlines[1]}?" };

    private static StudyReport Of(StudyReport report, Func<int, double> mean, string letters, Verdict verdict)
    {
        var q = report.Questions[0];
        return report with
        {
            Verdict = verdict,
            Variants = [.. q.Results.Select((r, i) => new VariantCard(r.Stimulus, Headlines[i], null, null, null, null, HasImage: false))],
            Questions = [q with
            {
                Verdict = verdict,
                Themes = q.Themes.Count is 0 ? [] : [.. Voices.Select(v => new Theme(v.Theme, v.Mentions, [new AttributedQuote(v.Quote, "twin", v.Name, "Young families", q.Results[0].Stimulus, [])]))],
                Results = [.. q.Results.Select((r, i) => r with { Segments = [], Letters = $"{letters[i]}", ProbabilityBest = letters[1] is 'a' ? .58 - (.16 * i) : i is 0 ? .94 : i is 1 ? .05 : .01 / i, Mean = new Estimate(mean(i), mean(i) - .19, mean(i) + .19) })],
            }],
            Objections = [],
            Changes = null,
        };
    }
}
