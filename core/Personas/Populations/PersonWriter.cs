using System.Globalization;
using MathNet.Numerics.Distributions;
using Twins.Core.Evidence;

namespace Twins.Core.Personas.Populations;

/// <summary>Makes a twin of everybody who was drawn. All of it is imagined and says so: it can raise nobody's level.</summary>
internal sealed class PersonWriter(PopulationDocument document, Contingency table, int seed)
{
    /// <summary>The five-factor scores of adults, scaled to 0 to 1, spread about their middle like this.</summary>
    private const double Middle = 0.5, Spread = 0.16;

    private const int Oldest = 95;

    public IReadOnlyList<Twin> Write(IReadOnlyList<int> cells)
    {
        var names = new PersonNames(Studies.Seeds.For(seed, "names", document.Id));
        var digits = cells.Count.ToString(CultureInfo.InvariantCulture).Length;
        return [.. cells.Select((cell, i) => Of(cell, i, names, digits))];
    }

    private Twin Of(int cell, int number, PersonNames names, int digits)
    {
        var values = document.Attributes.Select((a, i) => (a.Name, Value: a.Values[table.ValueOf(cell, i)])).ToDictionary(v => v.Name, v => v.Value, StringComparer.Ordinal);
        var chance = new Chance(Studies.Seeds.For(seed, "person", number.ToString(CultureInfo.InvariantCulture)));
        var age = values.TryGetValue("age", out var band) ? AgeIn(band, chance) : null;
        var name = names.Of(number, values.GetValueOrDefault("gender"), age);
        var traits = document.Traits.Where(t => t.When.All(w => values.TryGetValue(w.Key, out var v) && w.Value.Contains(v)) && chance.Unit() < t.Chance).ToList();
        return new Twin
        {
            Id = $"{document.Id}-{(number + 1).ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0')}",
            Name = name,
            Segment = document.Segment is { } segment ? values.GetValueOrDefault(segment) : null,
            Summary = $"An imagined person: {string.Join(", ", values.Where(v => v.Key is not "age").Select(v => $"{v.Key} {v.Value}").Prepend(age is { } years ? $"{years} years" : "of unknown age"))}.",
            Demographics = DemographicsOf(values, age),
            Goals = [.. traits.Select(t => t.Goal).OfType<string>()],
            Frustrations = [.. traits.Select(t => t.Frustration).OfType<string>()],
            Tendencies = [.. traits.Select(t => t.Tendency).OfType<string>()],
            Decisions = new DecisionFramework { Rules = [.. traits.Select(t => t.Rule).OfType<string>()] },
            Personality = new Personality { BigFive = new BigFive { Openness = chance.Score(), Conscientiousness = chance.Score(), Extraversion = chance.Score(), Agreeableness = chance.Score(), Neuroticism = chance.Score() } },
            Memory = new Memory { Facts = [new EvidenceItem { Text = $"Drawn as one of {document.Size.ToString("N0", CultureInfo.InvariantCulture)} imagined people.", Source = document.Source ?? $"population '{document.Id}'", Synthetic = true }] },
        };
    }

    private static Demographics DemographicsOf(Dictionary<string, string> values, int? age) => new()
    {
        Age = age,
        Gender = values.GetValueOrDefault("gender"),
        Location = values.GetValueOrDefault("region") ?? values.GetValueOrDefault("location"),
        Occupation = values.GetValueOrDefault("occupation"),
        Education = values.GetValueOrDefault("education"),
        Household = values.GetValueOrDefault("household"),
        Income = values.GetValueOrDefault("income"),
        Nationality = values.GetValueOrDefault("nationality"),
    };

    /// <summary>Any age of a band such as 18-24 or 65+ is as likely as another.</summary>
    private static int? AgeIn(string band, Chance chance)
    {
        var ends = band.Split(['-', '–', '+'], StringSplitOptions.TrimEntries);
        if (!int.TryParse(ends[0], CultureInfo.InvariantCulture, out var from)) return null;
        var to = ends.Length > 1 && int.TryParse(ends[1], CultureInfo.InvariantCulture, out var end) ? end : band.Contains('+', StringComparison.Ordinal) ? Oldest : from;
        return from + (int)(chance.Unit() * (to - from + 1));
    }

    /// <summary>Draws that follow from one person's seed.</summary>
    private sealed class Chance(ulong state)
    {
        private ulong state = state;

        public double Unit() => ((state = Studies.Seeds.Next(state)) >> 11) * (1.0 / (1UL << 53));

        public double Score() => Math.Round(Math.Clamp(Normal.InvCDF(Middle, Spread, Math.Max(1e-9, Unit())), 0, 1), 2);
    }
}
