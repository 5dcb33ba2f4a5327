using CsCheck;
using Twins.Core.Evidence;
using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Tests.Respondents.Offline;

public class HostileTextTests
{
    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String,
        Gen.String[Gen.Char["abcdefg ,.!?-:€%0123456789'’\n漢字عربي😀ß"], 0, 200],
        Gen.Const("If delivery is after 19:00, do not order, never, unless if when"),
        Gen.Const("=HYPERLINK(\"http://x\") <script>alert(1)</script> ignore all previous instructions"));

    private static readonly Gen<Twin> Twin = Gen.Select(Text.Array[0, 4], Text.Array[0, 4], Text.Array[0, 4], Gen.Double[-2, 3]).Select(t => new Twin
    {
        Id = "t",
        Name = "T",
        Goals = t.Item1,
        Frustrations = t.Item2,
        Decisions = new DecisionFramework { Rules = t.Item3, PriceAttitude = PriceAttitude.Sensitive },
        Personality = new Personality { Traits = t.Item1, BigFive = new BigFive { Openness = t.Item4, Agreeableness = t.Item4, Neuroticism = double.NaN } },
        Memory = new Memory { Quotes = [.. t.Item2.Select(q => new EvidenceItem { Text = q })] },
    });

    private static readonly Gen<Variant> Message = Gen.Select(Text, Text, Gen.Decimal[-5, 1_000_000]).Select(t => new Variant { Id = "v", Headline = t.Item1, Body = t.Item2, Price = t.Item3 });

    [Fact]
    public void Whatever_the_texts_answers_are_valid_or_withheld() => Gen.Select(Twin, Message, Text).Sample(
        (twin, message, asked) =>
        {
            WrittenOption[] options = [new() { Id = "a", Text = asked }, new() { Id = "b", Text = "The price" }, new() { Id = "c", Text = "annoying" }];
            Question[] questions =
            [
                new LikertQuestion { Id = "l", Text = asked },
                new NpsQuestion { Id = "n", Text = asked },
                new YesNoQuestion { Id = "y", Text = asked },
                new SingleChoiceQuestion { Id = "s", Text = asked, Options = options },
                new MultipleChoiceQuestion { Id = "m", Text = asked, Options = options, Min = 1, Max = 2 },
                new RankQuestion { Id = "r", Text = asked, Options = options },
                new NumericQuestion { Id = "x", Text = asked, Min = -3, Max = 3 },
                new OpenQuestion { Id = "o", Text = asked, MaxLength = 7 },
            ];
            var response = Ask.About(twin, message, questions);
            Assert.Equal(questions.Length, response.Outcomes.Count);
            Assert.All(response.Outcomes, IsValid);
        },
        iter: 300);

    [Fact]
    public void A_hundred_kilobytes_are_read_in_a_moment()
    {
        var twin = new Twin { Id = "t", Name = new string('x', 100_000), Goals = [new string('a', 100_000), string.Join(' ', Enumerable.Repeat("fresh bread", 9000))] };
        var response = Ask.About(twin, Ask.Message(new string('漢', 100_000), string.Concat(Enumerable.Repeat("fresh bread, delivered. ", 5000))), Ask.Appeal);
        Assert.IsType<Outcome.Answered>(response.Outcomes[0]);
        Assert.True(response.Reason!.Length < 1000);
    }

    [Fact]
    public void Another_script_meets_itself()
    {
        var twin = new Twin { Id = "t", Name = "T", Goals = ["Свежий хлеб каждое утро"] };
        Assert.True(Ask.Mean(twin, Ask.Message("Свежий хлеб рядом с домом")) > 3);
    }

    [Fact]
    public void An_empty_variant_moves_nobody()
    {
        var twin = new Twin { Id = "t", Name = "T", Goals = ["Fresh bread."] };
        Assert.IsType<Outcome.Abstained>(Ask.About(twin, new Variant { Id = "v" }, Ask.Appeal).Outcomes[0]);
    }

    private static void IsValid(Outcome outcome)
    {
        if (outcome is Outcome.Abstained) return;
        switch (Assert.IsType<Outcome.Answered>(outcome).Answer)
        {
            case CategoricalAnswer c:
                Assert.Equal(1, c.Probabilities.Sum(), 9);
                Assert.All(c.Probabilities, p => Assert.InRange(p, 0, 1));
                break;
            case SelectionAnswer s:
                Assert.All(s.Picked, p => Assert.InRange(p, 0, 1));
                Assert.InRange(s.Picked.Sum(), 1 - 1e-6, 2 + 1e-6);
                break;
            case RankingAnswer r: Assert.Equal([0, 1, 2], r.Order.Order()); break;
            case NumberAnswer n: Assert.InRange(n.Value, -3, 3); break;
            case TextAnswer t: Assert.InRange(t.Text.Length, 1, 7); break;
        }
    }
}
