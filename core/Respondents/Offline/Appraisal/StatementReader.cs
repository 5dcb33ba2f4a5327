using Twins.Core.Respondents.Offline.Reading;

namespace Twins.Core.Respondents.Offline.Appraisal;

/// <summary>Turns one statement of a twin into what it wants and avoids.</summary>
internal static class StatementReader
{
    /// <summary>A twin's single statement says what it says in its first words; the rest of a very long one is cut.</summary>
    private const int MostWants = 60;
    /// <summary>Something done or mentioned without praise or blame: it is in the twin's life.</summary>
    private const float Neutral = 0.35f;
    /// <summary>The subject of a complaint ("late deliveries") is not itself what is complained of.</summary>
    private const float ComplaintSubject = -0.25f;
    private const float ComplaintTarget = -0.7f;

    public static ReadStatement? Read(StatementKind kind, string? text, string? id = null)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var reading = TextReading.Of(text);
        var wants = kind switch
        {
            StatementKind.Goal or StatementKind.Like or StatementKind.Interest => reading.Marks.Select(Sought),
            StatementKind.Frustration or StatementKind.Dislike or StatementKind.Constraint => Complaint(reading),
            _ => Told(reading),
        };
        var merged = wants.Take(MostWants).GroupBy(w => w.Key).Select(g => new Want(g.Key, Math.Clamp(g.Sum(w => w.Weight), -1.5f, 1.5f))).ToArray();
        if (merged.Length is 0) return null;
        var heft = reading.Marks.Take(MostWants).Sum(m => m.Weight);
        return new ReadStatement(new Statement(kind, text, id, WeightOf(kind) / Math.Sqrt(heft + 1)), merged);
    }

    /// <summary>Nobody's goal is the bad end of an axis: "keep waste out" and "waste nothing" both want less of it.</summary>
    private static Want Sought(Mark mark) => new(mark.Key, mark.Pole is 0 ? mark.Weight * Math.Max(mark.Sign, 0) : mark.Weight);

    private static IEnumerable<Want> Complaint(TextReading reading)
    {
        var namesHarm = reading.Affect < 0 || reading.Marks.Any(m => m.Value < 0);
        return reading.Marks.Select(m => new Want(m.Key, m.Weight * Blamed(m, namesHarm)));
    }

    private static float Blamed(Mark mark, bool namesHarm) => (mark.Pole, namesHarm) switch
    {
        (0, true) => mark.Sign * ComplaintSubject,
        (0, false) => mark.Sign * ComplaintTarget,
        (_, true) => 1,
        _ => ComplaintTarget,
    };

    /// <summary>Quotes, facts and the like: praise wants, blame avoids, and a plain report wants a little.</summary>
    private static IEnumerable<Want> Told(TextReading reading)
    {
        if (reading.Affect < 0) return Complaint(reading);
        var strength = reading.Affect > 0 ? 1 : Neutral;
        return reading.Marks.Select(m => new Want(m.Key, m.Weight * strength * (m.Pole is 0 ? m.Sign : m.Value < 0 ? 1 : m.Sign * m.Pole)));
    }

    private static double WeightOf(StatementKind kind) => kind switch
    {
        StatementKind.Goal or StatementKind.Frustration => 1,
        StatementKind.Like or StatementKind.Dislike => 0.9,
        StatementKind.Quote => 0.8,
        StatementKind.Belief => 0.7,
        StatementKind.Interest or StatementKind.Tendency or StatementKind.Fact or StatementKind.Episode or StatementKind.Constraint => 0.6,
        StatementKind.Recent or StatementKind.Trait or StatementKind.Voice => 0.5,
        _ => 0.3,
    };
}
