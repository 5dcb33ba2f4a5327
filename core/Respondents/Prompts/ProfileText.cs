using System.Text;
using Twins.Core.Personas;

namespace Twins.Core.Respondents.Prompts;

/// <summary>A twin's document as a description in the second person; parts that are empty leave no line.</summary>
internal sealed class ProfileText(StringBuilder text)
{
    public void Write(Twin twin)
    {
        Line("You are", twin.Name + StandsFor(twin.Kind));
        Line("In a sentence", twin.Summary);
        Surface(twin.Demographics);
        List("You want", twin.Goals);
        List("What bothers you", twin.Frustrations);
        List("You tend to", twin.Tendencies);
        foreach (var (when, habits) in twin.Habits.OrderBy(h => h.Key, StringComparer.Ordinal)) List($"Your habits ({when})", habits);
        List("Your interests", twin.Preferences.Interests);
        List("You like", twin.Preferences.Likes);
        List("You dislike", twin.Preferences.Dislikes);
        List("You believe", twin.Beliefs);
        List("What you know and do not know", twin.Knowledge);
        Character(twin.Personality);
        Line("Price", Price(twin.Decisions.PriceAttitude));
        List("How you decide", twin.Decisions.Rules);
        foreach (var person in twin.Relationships) Line($"Someone in your life, {person.Name}", person.Description);
        List("Lately", twin.Memory.Recent);
        List("Lines you never cross", twin.Constraints);
        Speech(twin.Voice);
        Line("The language you answer in", twin.Demographics.Language ?? "English");
    }

    private void Surface(Demographics d)
    {
        Line("Age", d.Age?.ToString());
        Line("Gender", d.Gender);
        Line("Nationality", d.Nationality);
        Line("Home", d.Location);
        Line("Household", d.Household);
        Line("Occupation", d.Occupation);
        Line("Employer", d.Employer);
        Line("What the work is like", d.Work);
        Line("Education", d.Education);
        Line("Income", d.Income);
        Line("Health", d.Health);
    }

    private void Character(Personality personality)
    {
        List("Your character", personality.Traits);
        if (personality.BigFive is not { } five) return;
        Trait("openness", five.Openness);
        Trait("conscientiousness", five.Conscientiousness);
        Trait("extraversion", five.Extraversion);
        Trait("agreeableness", five.Agreeableness);
        Trait("neuroticism", five.Neuroticism);
    }

    private void Speech(Voice voice)
    {
        Line("How you speak", voice.Style);
        List("Things you often say", voice.Catchphrases);
        foreach (var example in voice.Examples) Line($"Asked \"{example.Question}\" you would say", example.Answer);
    }

    private void Trait(string name, double? value)
    {
        if (value is { } v) Line($"Your {name}, where 0 is the lowest, 0.5 average and 1 the highest", v.ToString("0.##"));
    }

    private void Line(string name, string? value)
    {
        if (!string.IsNullOrWhiteSpace(value)) text.AppendSafe(name).Append(": ").AppendSafe(value).Append('\n');
    }

    private void List(string name, IReadOnlyList<string> items)
    {
        if (items.Count == 0) return;
        text.AppendSafe(name).Append(":\n");
        foreach (var item in items) text.Append("- ").AppendSafe(item).Append('\n');
    }

    private static string StandsFor(TwinKind kind) => kind switch
    {
        TwinKind.Segment => ", the typical member of a customer segment",
        TwinKind.Role => ", a role rather than one person",
        TwinKind.Composite => ", who combines several people in one",
        TwinKind.Edge => ", an extreme case who stays extreme",
        TwinKind.Group => ", a group that speaks with one voice",
        _ => "",
    };

    private static string? Price(PriceAttitude attitude) => attitude switch
    {
        PriceAttitude.Indifferent => "you hardly look at prices",
        PriceAttitude.Aware => "you notice prices and weigh them against what you get",
        PriceAttitude.Sensitive => "prices matter a lot to you",
        PriceAttitude.VerySensitive => "you buy the cheapest that will do",
        _ => null,
    };
}
