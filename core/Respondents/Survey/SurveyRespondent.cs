using System.Collections.Concurrent;
using Twins.Core.Documents;
using Twins.Core.Fidelity;
using Twins.Core.Fidelity.Baselines;
using Twins.Core.Fidelity.Calibration;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Respondents.Survey;

/// <summary>
/// Answers without a model from a survey of real people: a person's answer is predicted from their other answers by whatever
/// predicts best (everybody's average, the most similar people, a regression on everything), learnt from people other than
/// them. It is what a twin has to beat, and the strongest respondent for survey questions where nobody has a model.
/// </summary>
public sealed class SurveyRespondent : IRespondent
{
    public const string Name = "survey-baseline";

    private const int Folds = 5;
    private const int Seed = 1;

    private static readonly AnswerModel[] Models = [AnswerModel.Marginal, AnswerModel.Neighbours, AnswerModel.AllAnswers];

    private readonly SurveyTable survey;
    private readonly PeopleSplit split = new(Seed);
    private readonly ConcurrentDictionary<(int Column, int Fold), Lazy<Func<int, double[]>?>> learnt = new();

    private SurveyRespondent(SurveyTable survey)
    {
        this.survey = survey;
        Identity = new RespondentIdentity(Name, IsLanguageModel: false, $"Survey baseline: a prediction from what {survey.Table.People:N0} people answered to other questions; not a language model and not people.") { Settings = survey.Hash };
    }

    public RespondentIdentity Identity { get; }

    /// <param name="path">A CSV file with a row for each person, a column 'twin' with the ids of their twins, and a column for each question by its id; other columns with few different values are learnt from too.</param>
    /// <exception cref="DocumentException">The file cannot be used, or answers none of the questions.</exception>
    public static SurveyRespondent Read(string path, IReadOnlyList<Question> questions) => new(SurveyTable.Read(path, questions));

    public Task<Response> AskAsync(Evaluation evaluation, CancellationToken cancellationToken) =>
        cancellationToken.IsCancellationRequested ? Task.FromCanceled<Response>(cancellationToken) : Task.FromResult(new Response([.. evaluation.Questionnaire.Questions.Select(q => Ask(q, evaluation.Member.Twin.Id))], null, null, [], default));

    private Outcome Ask(Question question, string twin)
    {
        if (!survey.Columns.TryGetValue(question.Id, out var column)) return new Outcome.Abstained("The survey did not ask this.");
        if (!survey.People.TryGetValue(twin, out var person)) return new Outcome.Abstained("The survey has nobody of this id.");
        var predict = learnt.GetOrAdd((column, split.Fold(twin, Folds)), at => new Lazy<Func<int, double[]>?>(() => Learn(at.Column, at.Fold))).Value;
        return predict is null ? new Outcome.Abstained("Too few people answered this to learn anything.") : new Outcome.Answered(new CategoricalAnswer(predict(person)));
    }

    /// <summary>
    /// By what predicts best for people of the next part when learnt from the rest, learnt again from everybody but this part:
    /// neither what is chosen nor what is learnt has seen the people that are predicted.
    /// </summary>
    private Func<int, double[]>? Learn(int column, int fold)
    {
        int[] others = People(f => f != fold), judges = People(f => f == (fold + 1) % Folds), teachers = People(f => f != fold && f != (fold + 1) % Folds);
        var best = Models.Select(m => (Model: m, Loss: Loss(m, column, teachers, judges))).Where(m => m.Loss is not null).OrderBy(m => m.Loss).FirstOrDefault().Model;
        return best?.Learn(survey.Table, column, others);
    }

    /// <summary>Mean log loss; null where there is too little to learn or to judge.</summary>
    private double? Loss(AnswerModel model, int column, int[] teachers, int[] judges)
    {
        var answers = survey.Table.Columns[column];
        int[] judging = [.. judges.Where(answers.Has)];
        if (judging.Length is 0) return null;
        try
        {
            var predict = model.Learn(survey.Table, column, teachers);
            return judging.Average(i => -Math.Log(Math.Max(predict(i)[answers.Levels[i]], 1e-9)));
        }
        catch (AssumptionException)
        {
            return null;
        }
    }

    private int[] People(Func<int, bool> counts) => [.. survey.People.Where(p => counts(split.Fold(p.Key, Folds))).Select(p => p.Value)];
}
