using Twins.Bench.Surveys;
using Twins.Core.Documents;
using Twins.Core.Fidelity;
using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Survey;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;
using Twins.Tests.Cli;
using Twins.Tests.Validations;

namespace Twins.Tests.Respondents.Survey;

/// <summary>The strongest thing that needs no model, as a respondent.</summary>
public sealed class SurveyRespondentTests : IDisposable
{
    private static readonly Presentation Shown = new(Reversed: false, Seed: 0);

    private readonly TemporaryFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task It_predicts_real_peoples_ratings_of_cuisines_from_their_other_ratings()
    {
        var survey = FoodSurvey.Read(SharedFolder.Path("data", "survey", "food_world_cup.csv"));
        int[] columns = [.. survey.Items, .. survey.Categories];
        string Cell(int column, int person) => survey.Table.Columns[column].Levels[person] is >= 0 and var level ? survey.Table.Columns[column].IsOrdered ? $"{level + 1}" : $"group {level}" : "";
        folder.File("food.csv", "twin," + string.Join(',', columns.Select((_, k) => $"c{k}")) + "\n" + string.Concat(Enumerable.Range(0, survey.Table.People).Select(p => $"p{p},{string.Join(',', columns.Select(c => Cell(c, p)))}\n")));
        Question[] questions = [.. new[] { "c0", "c7", "c14" }.Select(id => new LikertQuestion { Id = id, Text = "How much do you like it?" })];
        var respondent = SurveyRespondent.Read(Path.Combine(folder.Path, "food.csv"), questions);
        var correlations = new List<double>();
        foreach (var question in questions)
        {
            var levels = survey.Table.Columns[columns[int.Parse(question.Id[1..], System.Globalization.CultureInfo.InvariantCulture)]].Levels;
            int[] asked = [.. Enumerable.Range(0, levels.Length).Where(p => levels[p] >= 0)];
            var predicted = new List<double>();
            foreach (var p in asked) predicted.Add(Distributions.Mean([.. (await AskAsync(respondent, $"p{p}", question)).Probabilities], [1, 2, 3, 4, 5]));
            correlations.Add(Agreement.Pearson([.. asked.Select(p => (double)levels[p])], [.. predicted])!.Value);
        }
        // The benchmark's mean over twenty items is .53; the first, which everybody likes, is harder.
        Assert.InRange(correlations.Average(), .42, .65);
    }

    [Fact]
    public async Task Nobodys_own_answer_is_handed_back()
    {
        var people = SimulatedPeople.Draw(200, 4, .5, 1);
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "s.csv"), Csv(people));
        var question = new LikertQuestion { Id = "q1", Text = "Do you like it?" };
        var before = await AskAsync(SurveyRespondent.Read(Path.Combine(folder.Path, "s.csv"), [question]), "p7", question);
        people[7][0] = 6 - people[7][0] is 3 ? 5 : 6 - people[7][0];
        await File.WriteAllTextAsync(Path.Combine(folder.Path, "s.csv"), Csv(people));
        var after = await AskAsync(SurveyRespondent.Read(Path.Combine(folder.Path, "s.csv"), [question]), "p7", question);
        Assert.Equal(before.Probabilities.Select(p => Math.Round(p, 9)), after.Probabilities.Select(p => Math.Round(p, 9)));
    }

    [Fact]
    public async Task What_the_survey_did_not_ask_and_whom_it_did_not_ask_it_does_not_know()
    {
        folder.File("s.csv", Csv(SimulatedPeople.Draw(60, 3, .5, 1)));
        Question[] questions = [new LikertQuestion { Id = "q1", Text = "Do you like it?" }, new OpenQuestion { Id = "why", Text = "Why?" }];
        var respondent = SurveyRespondent.Read(Path.Combine(folder.Path, "s.csv"), questions);
        Assert.IsType<Outcome.Answered>((await respondent.AskAsync(Evaluation("p3", questions), CancellationToken.None)).Outcomes[0]);
        Assert.Equal("The survey did not ask this.", (await respondent.AskAsync(Evaluation("p3", questions), CancellationToken.None)).Outcomes[1].Detail);
        Assert.Equal("The survey has nobody of this id.", (await respondent.AskAsync(Evaluation("stranger", questions), CancellationToken.None)).Outcomes[0].Detail);
    }

    [Theory]
    [InlineData("twin,q1\np0,1\n", "at least 40 are needed")]
    [InlineData("name,q1\np0,1\n", "has no column 'twin'")]
    public void A_survey_that_cannot_be_learnt_from_is_refused(string csv, string sentence)
    {
        folder.File("s.csv", csv);
        Assert.Contains(sentence, Assert.Throws<DocumentException>(() => SurveyRespondent.Read(Path.Combine(folder.Path, "s.csv"), [new LikertQuestion { Id = "q1", Text = "?" }])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sweep_by_a_survey_says_everywhere_that_no_model_answered()
    {
        SmallStudy.Write(Path.Combine(folder.Path, "study"), twins: 5, variants: 1);
        folder.File("s.csv", Csv(SimulatedPeople.Draw(80, 3, .5, 1)).Replace("twin,q1", "twin,intent", StringComparison.Ordinal).Replace("\np", "\nt", StringComparison.Ordinal));
        var sweep = await TwinsProcess.RunAsync(folder.Path, null, "sweep", "study", "--survey", "s.csv", "--out", "out");
        Assert.True(sweep.Code is 0, sweep.Error);
        Assert.Contains("5 answered", sweep.Error, StringComparison.Ordinal);
        Assert.Contains("Survey baseline: a prediction from what 80 people answered to other questions; not a language model and not people.", await File.ReadAllTextAsync(Path.Combine(folder.Path, "out", "report.html")), StringComparison.Ordinal);
        Assert.Contains("leave out --model", (await TwinsProcess.RunAsync(folder.Path, null, "sweep", "study", "--survey", "s.csv", "--model", "m")).Error, StringComparison.Ordinal);
    }

    private static async Task<CategoricalAnswer> AskAsync(SurveyRespondent respondent, string twin, Question question) =>
        Assert.IsType<CategoricalAnswer>(Assert.IsType<Outcome.Answered>((await respondent.AskAsync(Evaluation(twin, [question]), CancellationToken.None)).Outcomes[0]).Answer);

    private static Evaluation Evaluation(string twin, Question[] questions) => new()
    {
        Member = new PanelMember(new Twin { Id = twin, Name = twin }, "v", "all", 1),
        Stimulus = new Stimulus(StimulusIds.None, null, null, []),
        Questionnaire = new Questionnaire(questions, "h"),
        Elicitation = Elicitation.Direct,
        Replicate = 0,
        Paraphrase = 0,
        Presentation = Shown,
    };

    private static string Csv(double[][] people) => "twin," + string.Join(',', SimulatedPeople.Names(people[0].Length)) + "\n" + string.Concat(people.Select((p, i) => $"p{i},{string.Join(',', p)}\n"));
}
