namespace Twins.Core.Respondents.Offline.Reading;

/// <summary>One thing a text speaks of: a stem or a concept.</summary>
/// <param name="Weight">How much it says: a rare word more than a common one.</param>
/// <param name="Sign">1 as it stands, −1 where it is denied ("no fees") or made good ("late? then it is free").</param>
/// <param name="Pole">As in <see cref="Concept"/>; 0 for stems.</param>
internal readonly record struct Mark(ulong Key, float Weight, int Sign, int Pole, int Sentence)
{
    /// <summary>Which end of its axis the text stands at; for topics and stems, whether it has them.</summary>
    public int Value => Pole is 0 ? Sign : Sign * Pole;
}

/// <summary>What was understood of a text.</summary>
/// <param name="Affect">Praise minus blame, in words.</param>
internal sealed record TextReading(IReadOnlyList<Mark> Marks, IReadOnlyList<Quantity> Quantities, int Affect, int Words)
{
    public static TextReading Of(string? text)
    {
        var tokens = Tokenizer.Cut(text);
        var reader = new TextReader(tokens);
        return reader.Read();
    }
}
