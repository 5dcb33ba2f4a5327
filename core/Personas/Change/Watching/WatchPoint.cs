using System.Text.Json.Serialization;
using Twins.Core.Respondents;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Personas.Change.Watching;

/// <summary>One run of a watch: what the panel answered that day.</summary>
public sealed record WatchPoint
{
    /// <summary>From 0, without a gap.</summary>
    public required int Run { get; init; }
    /// <summary>When it began.</summary>
    public required DateTimeOffset At { get; init; }
    /// <summary>The name of the study's run that asked; null where the panel was asked by itself.</summary>
    public string? Study { get; init; }
    /// <summary>Later runs are held against it.</summary>
    public required bool IsBaseline { get; init; }
    public required string Respondent { get; init; }
    /// <summary>Content hash of what else shapes the respondent's answers.</summary>
    public string? Settings { get; init; }
    /// <summary>Whether answers vary by chance.</summary>
    public required bool Varies { get; init; }
    /// <summary>Content hash of the versions of all twins.</summary>
    public required string Panel { get; init; }
    public required int Twins { get; init; }
    /// <summary>The share of questions to which no reply came.</summary>
    public required double Outage { get; init; }
    /// <summary>Answers that did not come: the twin did not know, the model refused, or nothing came at all.</summary>
    public required int Missing { get; init; }
    public required IReadOnlyList<WatchedQuestion> Questions { get; init; }

    /// <summary>An outage is no drift, and must not stand in a history as one; nor must a run in which nobody answered anything.</summary>
    [JsonIgnore]
    public bool IsOutage => Outage > Watch.MostOutage || Questions.All(q => q.Answers is 0);

    /// <param name="answers">By twin, then by question, the answers that came.</param>
    /// <param name="asked">How many answers there could have been.</param>
    internal static WatchPoint Of(int run, bool isBaseline, Panel panel, IReadOnlyList<Question> questions, IReadOnlyList<IReadOnlyList<IReadOnlyList<Answer>>> answers, int asked, double outage, RespondentIdentity identity, DateTimeOffset at) => new()
    {
        Run = run,
        At = at,
        IsBaseline = isBaseline,
        Respondent = identity.Name,
        Settings = identity.Settings,
        Varies = identity.IsLanguageModel,
        Panel = ContentHash.Of(panel.Members.Select(m => m.Version)),
        Twins = panel.Members.Count,
        Outage = outage,
        Missing = asked - answers.Sum(t => t.Sum(q => q.Count)),
        Questions = [.. questions.Select((q, i) => (Question: q, At: i)).Where(x => WatchedQuestion.Takes(x.Question)).Select(x => WatchedQuestion.Of(x.Question, answers.Select(t => t[x.At])))],
    };
}
