using System.Globalization;
using Microsoft.ML.Tokenizers;
using Twins.Core.Respondents.Model;
using Twins.Core.Runs;
using Twins.Core.Studies;

namespace Twins.Adapters.Models;

/// <summary>What a run will buy, as a range; made by writing some of its prompts and counting their tokens.</summary>
/// <param name="Cost">Null where prices are not known.</param>
public sealed record Forecast(long Evaluations, long Calls, long InLedger, long InputTokens, long OutputLow, long OutputHigh, CostForecast? Cost, double SecondsLow, double SecondsHigh)
{
    /// <summary>Enough prompts to know their mean length within a percent or two.</summary>
    private const int Sampled = 200;

    /// <summary>A terse reply holds its answers and a sentence; a wordy one fills a few paragraphs.</summary>
    private const int ShortReply = 60, LongReply = 400;

    /// <summary>Seconds that a hosted model takes for such a reply, from quick to slow.</summary>
    private const double Quick = 0.8, Slow = 8;

    public string Sentence => string.Create(CultureInfo.InvariantCulture,
        $"To buy: {Calls:N0} calls ({InLedger:N0} more are in the ledger), {InputTokens:N0} tokens in, {OutputLow:N0} to {OutputHigh:N0} out, {(Cost is { } c ? $"${c.Low:0.00##} to ${c.High:0.00##}" : "price unknown (set TWINS_MODEL_PRICES)")}, {Span(SecondsLow)} to {Span(SecondsHigh)}.");

    public static async Task<Forecast> OfAsync(StudyPlan plan, ModelRespondent model, ILedger ledger, ModelOptions options, CancellationToken cancellationToken)
    {
        var tokenizer = TiktokenTokenizer.CreateForEncoding("o200k_base");
        long calls = 0, known = 0, prefix = 0, rest = 0, sampled = 0;
        var every = Math.Max(1, plan.Count / Sampled);
        for (var i = 0L; i < plan.Count; i++)
        {
            var planned = model.Preview(plan[i]);
            foreach (var key in planned.Keys)
            {
                calls++;
                if (await ledger.FindAsync(key, cancellationToken) is not null) known++;
            }
            if (i % every != 0) continue;
            sampled += planned.Calls.Count;
            prefix += planned.Calls.Count * (long)tokenizer.CountTokens(planned.Prompt.Prefix);
            rest += planned.Calls.Count * (long)tokenizer.CountTokens(planned.Prompt.Rest);
        }
        return Of(plan.Count, calls, known, (double)prefix / sampled, (double)rest / sampled, options);
    }

    private static Forecast Of(long evaluations, long calls, long known, double prefix, double rest, ModelOptions options)
    {
        var buy = calls - known;
        long input = (long)(buy * (prefix + rest)), low = buy * ShortReply, high = buy * Math.Min(LongReply, options.Settings.MaxOutputTokens);
        // At best the provider has every twin's part cached; at worst nothing, and one call in twenty is made twice.
        var cost = options.Settings.Prices is { } prices ? new CostForecast(prices.Of(input, (long)(buy * prefix), low), prices.Of(input, 0, high) * 1.05m) : null;
        var rounds = Math.Ceiling(buy / (double)options.MaxConcurrency);
        return new Forecast(evaluations, buy, known, input, low, high, cost, rounds * Quick, rounds * Slow);
    }

    private static string Span(double seconds) => seconds switch
    {
        < 90 => string.Create(CultureInfo.InvariantCulture, $"{seconds:0} s"),
        < 5400 => string.Create(CultureInfo.InvariantCulture, $"{seconds / 60:0} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600:0.#} h"),
    };
}
