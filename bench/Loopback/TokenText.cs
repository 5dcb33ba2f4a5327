using System.Text;
using System.Text.Json.Nodes;

namespace Twins.Bench.Loopback;

/// <summary>
/// Cuts an answer into tokens and gives each its alternatives. A chosen value has probability .6 and its
/// neighbours share the rest by distance (halving), so that a test can compute what must come out.
/// </summary>
public static class TokenText
{
    /// <summary>The probability of each choice; sums to 1 with <c>null</c>'s .02 set aside.</summary>
    public static double[] Weights(int count, int chosen)
    {
        var weights = new double[count];
        for (var i = 0; i < count; i++) weights[i] = i == chosen ? 0 : Math.Pow(.5, Math.Abs(i - chosen));
        var sum = weights.Sum();
        for (var i = 0; i < count; i++) weights[i] = i == chosen ? (sum > 0 ? .6 : .98) : .38 * weights[i] / sum;
        return weights;
    }

    internal static string Write(string text, IReadOnlyList<ChoicePlace> places, int top, bool singleDigits)
    {
        var content = new JsonArray();
        for (var at = 0; at < text.Length;)
        {
            var length = LengthAt(text, at, singleDigits);
            content.Add(Token(text.Substring(at, length), Alternatives(text, at, length, places, singleDigits), top));
            at += length;
        }
        return new JsonObject { ["content"] = content, ["refusal"] = null }.ToJsonString();
    }

    private static int LengthAt(string text, int at, bool singleDigits)
    {
        var end = at + 1;
        if (char.IsAsciiDigit(text[at]))
            while (!singleDigits && end < text.Length && end - at < 3 && char.IsAsciiDigit(text[end])) end++;
        else if (char.IsLetter(text[at]))
            while (end < text.Length && end - at < 6 && char.IsLetter(text[end])) end++;
        else if (text[at] is '"' && end < text.Length && text[end] is ':' or ',') end++;
        return end - at;
    }

    /// <summary>What else could stand here: the first token of every choice that agrees with the text so far, by probability.</summary>
    private static Dictionary<string, double> Alternatives(string text, int at, int length, IReadOnlyList<ChoicePlace> places, bool singleDigits)
    {
        var all = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var place in places)
        {
            var choices = place.Choices.Select(Encoding.UTF8.GetString).ToList();
            var into = at - place.Start;
            if (into < 0 || into > choices[place.Chosen].Length) continue;
            var sofar = choices[place.Chosen][..into];
            var weights = Weights(choices.Count, place.Chosen);
            for (var i = 0; i < choices.Count; i++)
            {
                if (!choices[i].StartsWith(sofar, StringComparison.Ordinal)) continue;
                var rest = choices[i][into..];
                // Where digits stay together, "1" is never followed by the "0" of "10".
                if (!singleDigits && into > 0 && rest.Length > 0 && char.IsAsciiDigit(rest[0])) continue;
                var token = rest.Length == 0 ? "," : rest[..LengthAt(rest, 0, singleDigits)];
                all[token] = all.GetValueOrDefault(token) + weights[i];
            }
            if (into == 0) all["null"] = .02;
            var sum = all.Values.Sum();
            foreach (var token in all.Keys.ToList()) all[token] /= sum;
        }
        var here = text.Substring(at, length);
        if (all.TryGetValue(",", out var end) && here is not "," && !all.ContainsKey(here))
        {
            all.Remove(",");
            all[here] = end;
        }
        if (!all.ContainsKey(here)) all[here] = all.Count == 0 ? 1 : 1e-6;
        return all;
    }

    private static JsonObject Token(string token, Dictionary<string, double> alternatives, int top)
    {
        var entry = Entry(token, alternatives[token]);
        entry["top_logprobs"] = new JsonArray([.. alternatives.OrderByDescending(a => a.Value).Take(top).Select(a => Entry(a.Key, a.Value))]);
        return entry;
    }

    private static JsonObject Entry(string token, double probability) => new()
    {
        ["token"] = token,
        ["logprob"] = Math.Log(probability),
        ["bytes"] = new JsonArray([.. Encoding.UTF8.GetBytes(token).Select(b => JsonValue.Create((int)b))]),
    };
}
