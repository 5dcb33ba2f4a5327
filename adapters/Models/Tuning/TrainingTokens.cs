using Microsoft.ML.Tokenizers;

namespace Twins.Adapters.Models.Tuning;

/// <summary>Counts tokens as the models do that can be tuned (o200k).</summary>
public static class TrainingTokens
{
    private static readonly Lazy<TiktokenTokenizer> Tokenizer = new(() => TiktokenTokenizer.CreateForEncoding("o200k_base"));

    public static int Count(string text) => Tokenizer.Value.CountTokens(text);
}
