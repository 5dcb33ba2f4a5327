using Twins.Core.Respondents.Offline.Reading;

namespace Twins.Core.Evidence.Building;

/// <summary>
/// How much a text says about whoever said it, from 0 to 1, so that the most telling stays where there is no room for all:
/// feeling, speaking of oneself, subjects beyond small talk, and a length that says something and is still read.
/// </summary>
internal static class Telling
{
    private const double Feeling = 0.25, Oneself = 0.15, Subjects = 0.25, Length = 0.25, Floor = 0.1;
    private const int Few = 40, Many = 320, EnoughMarks = 10;

    private static readonly string[] Selves = ["i", "my", "me", "we", "our", "us", "ich", "mein", "meine", "wir", "unser", "uns", "mir"];

    public static double Of(string text)
    {
        var reading = TextReading.Of(text);
        var words = Tokenizer.Cut(text);
        var weight = Floor
            + (Feeling * Math.Min(1, Math.Abs(reading.Affect) / 2.0))
            + (Oneself * (words.Exists(w => Selves.Contains(w.Text)) ? 1 : 0))
            + (Subjects * Math.Min(1, reading.Marks.Count / (double)EnoughMarks))
            + (Length * Readable(text.Length));
        return Math.Round(weight, 2);
    }

    private static double Readable(int length) => length < Few ? length / (double)Few : length <= Many ? 1 : Math.Max(0.3, Many / (double)length);
}
