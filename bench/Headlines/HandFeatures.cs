namespace Twins.Bench.Headlines;

/// <summary>What an editor would look at in a headline: its length, its sentences, its marks and whom it speaks of.</summary>
internal static class HandFeatures
{
    private static readonly string[][] WordLists =
    [
        ["you", "your", "you're", "you'll", "yourself"], ["i", "me", "my", "i'm", "mine"], ["we", "us", "our", "we're"],
        ["he", "him", "his", "man", "men", "guy", "guys", "boy", "dad", "father"], ["she", "her", "hers", "woman", "women", "girl", "girls", "mom", "mother"],
        ["they", "them", "their", "they're"], ["this", "these", "here", "here's"], ["what", "why", "how", "who", "when", "where"],
        ["no", "not", "never", "don't", "can't", "won't", "isn't", "doesn't", "didn't", "nothing", "nobody"],
        ["but", "until", "then", "now", "after", "before", "while", "because"], ["best", "most", "worst", "ever", "only", "every"],
        ["kid", "kids", "child", "children", "baby"], ["people", "everyone", "everybody", "world", "america"],
        ["watch", "video", "see", "look", "photos", "pictures"], ["think", "know", "believe", "want", "need", "should"],
        ["love", "beautiful", "amazing", "awesome", "happy", "hope", "incredible", "powerful"],
        ["hate", "kill", "dead", "die", "death", "war", "rape", "abuse", "sick", "cancer", "racist"],
        ["just", "really", "so", "very", "pretty", "totally"], ["would", "could", "might", "may", "maybe"],
        ["something", "someone", "thing", "things", "stuff"],
    ];

    public static double[] Of(string headline)
    {
        string[] words = [.. headline.ToLowerInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => w.Trim('.', ',', '!', '?', '"', ':', ';', '(', ')'))];
        string[] sentences = headline.Split(['.', '!', '?'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        double n = Math.Max(1, words.Length);
        double[] shape =
        [
            Math.Log(n + 1), n / 10, n * n / 100, Math.Min(n, 12) / 10, Math.Max(n - 18, 0) / 10,
            words.Sum(w => w.Length) / n, words.Distinct().Count() / n, Share(words, w => w.EndsWith("ed", StringComparison.Ordinal)), Share(words, w => w.EndsWith("ing", StringComparison.Ordinal)),
            sentences.Length, sentences.Length > 0 ? Math.Log(sentences[0].Length) : 0, sentences.Length > 0 ? Math.Log(sentences[^1].Length) : 0,
            One(headline.Contains('?')), One(headline.EndsWith('?')), One(headline.Contains('!')), One(headline.AsSpan().ContainsAny('"', '“')), One(headline.Contains('\'')),
            One(headline.Any(char.IsAsciiDigit)), One(headline.Length > 0 && char.IsAsciiDigit(headline[0])), One(headline.Contains("...") || headline.Contains('…')),
            One(headline.Contains(':')), One(headline.Contains('-')), One(headline.Contains('(')), headline.Count(c => c is ','), One(headline.EndsWith('.')),
            Share(headline.Split(' '), w => w.Length > 1 && w.All(char.IsUpper)), headline.Count(char.IsUpper) / (double)Math.Max(1, headline.Length),
        ];
        return [.. shape, .. WordLists.Select(list => One(words.Any(list.Contains)))];
    }

    private static double One(bool value) => value ? 1 : 0;

    private static double Share(string[] words, Func<string, bool> counts) => words.Count(counts) / (double)Math.Max(1, words.Length);
}
