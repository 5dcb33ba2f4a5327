using System.CommandLine;
using System.Globalization;
using Twins.Cli.Terminal;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Planning;

namespace Twins.Cli.Commands.Plan;

/// <summary>How many people a question takes, before anybody is asked.</summary>
internal static class PlanCommand
{
    private static readonly Option<double> Alpha = new("--alpha") { Description = "The chance of calling equals different; 0.05 unless given.", DefaultValueFactory = _ => .05, Recursive = true };
    private static readonly Option<double> Power = new("--power") { Description = "The chance of seeing a difference that is there; 0.8 unless given.", DefaultValueFactory = _ => .8, Recursive = true };
    private static readonly Option<int> Comparisons = new("--comparisons") { Description = "How many comparisons are read together; 1 unless given.", DefaultValueFactory = _ => 1, Recursive = true };

    public static Command Build() => new(
        "plan",
        """
        How many people it takes to tell something, before anybody is asked.

        Examples:
          twins plan share --margin 0.05
          twins plan ab-test --rate 0.015 --lift 0.2
          twins plan means --effect 0.3
          twins plan correlation --r 0.2
        """)
    { Alpha, Power, Comparisons, Share(), AbTest(), Means(), Correlation() };

    private static Command Share()
    {
        var margin = new Option<double>("--margin") { Description = "Half the width of the 95 % interval, such as 0.05.", Required = true };
        var share = new Option<double>("--share") { Description = "The share expected; 0.5, the worst case, unless given.", DefaultValueFactory = _ => .5 };
        return Made("share", "A share that should be known to a margin.", [margin, share], p => Say($"{SampleSize.Share(p.GetValue(margin), p.GetValue(share)):N0} people know a share of {Percent(p.GetValue(share))} to ± {100 * p.GetValue(margin):0.##} points (95 %)."));
    }

    private static Command AbTest()
    {
        var rate = new Option<double>("--rate") { Description = "The rate of the one, such as 0.015 for 1.5 % clicks.", Required = true };
        var lift = new Option<double>("--lift") { Description = "By how much the other is better, such as 0.2 for 20 % more.", Required = true };
        return Made("ab-test", "Two rates that should be told apart.", [rate, lift], p =>
        {
            var (first, second) = (p.GetValue(rate), p.GetValue(rate) * (1 + p.GetValue(lift)));
            return Say($"{SampleSize.TwoShares(first, second, Plan(p)):N0} people in each of two arms tell {Percent(first)} from {Percent(second)}{Terms(p)}.");
        });
    }

    private static Command Means()
    {
        var effect = new Option<double>("--effect") { Description = "The difference of the means in standard deviations of the answers, such as 0.3.", Required = true };
        var paired = new Option<bool>("--paired") { Description = "The same people see both; the effect is then in standard deviations of their differences." };
        return Made("means", "Two means that should be told apart.", [effect, paired], p => Say(p.GetValue(paired)
            ? $"{SampleSize.Paired(p.GetValue(effect), Plan(p)):N0} people who see both tell a difference of {p.GetValue(effect):0.##} SD of differences{Terms(p)}."
            : $"{SampleSize.TwoMeans(p.GetValue(effect), Plan(p)):N0} people in each of two groups tell a difference of {p.GetValue(effect):0.##} SD{Terms(p)}."));
    }

    private static Command Correlation()
    {
        var r = new Option<double>("--r") { Description = "The correlation expected, such as 0.2.", Required = true };
        return Made("correlation", "A correlation that should be told from none, such as that of twins with people.", [r], p => Say($"{SampleSize.Correlation(p.GetValue(r), Plan(p)):N0} people tell a correlation of {p.GetValue(r):0.##} from none{Terms(p)}."));
    }

    private static Command Made(string name, string what, Option[] options, Func<ParseResult, int> run)
    {
        var command = new Command(name, what);
        foreach (var option in options) command.Add(option);
        command.SetAction(parsed =>
        {
            try
            {
                return run(parsed);
            }
            catch (AssumptionException e)
            {
                throw new UsageException(e.Message);
            }
        });
        return command;
    }

    private static TestPlan Plan(ParseResult parsed) => new() { Alpha = parsed.GetValue(Alpha), Power = parsed.GetValue(Power), Comparisons = parsed.GetValue(Comparisons) };

    private static string Terms(ParseResult parsed) => $" (power {Percent(parsed.GetValue(Power))}, level {Percent(parsed.GetValue(Alpha))}{(parsed.GetValue(Comparisons) > 1 ? $" over {parsed.GetValue(Comparisons)} comparisons" : "")})";

    private static string Percent(double share) => (100 * share).ToString("0.###", CultureInfo.InvariantCulture) + " %";

    private static int Say(string sentence)
    {
        Console.WriteLine(sentence);
        Edge.Say("Real people: an unlimited panel of twins is worth about 15 of them on a typical question.");
        return 0;
    }
}
