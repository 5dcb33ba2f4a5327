using System.Globalization;
using Twins.Core.Respondents.Model;
using Twins.Core.Studies;

namespace Twins.Core.Runs.Batching;

/// <summary>
/// The id that a call has in a batch: which evaluation, which of its calls, and the beginning of its key, so that a line
/// from elsewhere, or from another plan, answers nothing.
/// </summary>
internal readonly record struct CallId(long Evaluation, int Call)
{
    private const int KeyCharacters = 24;

    public static string Of(long evaluation, int call, LedgerKey key) => $"{evaluation}-{call}-{key.Hash[..KeyCharacters]}";

    /// <summary>The call that an id names, if it is one of a part's.</summary>
    public static (CallId Id, ModelCall Call)? Find(string? id, BatchPlan part, StudyPlan plan, ModelRespondent model)
    {
        if (id?.Split('-') is not [var first, var second, var key]) return null;
        if (!long.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var evaluation) || evaluation < part.From || evaluation >= part.To) return null;
        if (!int.TryParse(second, NumberStyles.None, CultureInfo.InvariantCulture, out var call)) return null;
        var calls = model.Preview(plan[evaluation]).Calls;
        // Compared as it was written: 007 is not 7, and both cannot be answered.
        return call < calls.Count && calls[call].Key.Hash.StartsWith(key, StringComparison.Ordinal) && id == Of(evaluation, call, calls[call].Key) ? (new CallId(evaluation, call), calls[call]) : null;
    }
}
