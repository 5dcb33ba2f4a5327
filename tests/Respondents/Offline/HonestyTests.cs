using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Offline;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Tests.Respondents.Offline;

public class HonestyTests
{
    private static readonly Twin Angler = new() { Id = "angler", Name = "Angler", Goals = ["Catch trout in clear rivers."] };

    [Fact]
    public void It_never_passes_for_a_language_model()
    {
        var identity = new OfflineRespondent().Identity;
        Assert.False(identity.IsLanguageModel);
        Assert.Contains("not a language model", identity.Label, StringComparison.Ordinal);
    }

    [Fact]
    public void A_twin_that_nothing_relates_to_abstains_on_every_kind_of_question()
    {
        WrittenOption[] options = [new() { Id = "a", Text = "Tax forms" }, new() { Id = "b", Text = "Printer ink" }];
        var response = Ask.About(
            Angler,
            Ask.Message("Accounting software with quarterly statements"),
            Ask.Appeal,
            new YesNoQuestion { Id = "y", Text = "Would you click?" },
            new SingleChoiceQuestion { Id = "s", Text = "Which?", Options = options },
            new MultipleChoiceQuestion { Id = "m", Text = "Which?", Options = options },
            new RankQuestion { Id = "r", Text = "Order?", Options = options },
            new NumericQuestion { Id = "n", Text = "What would you pay for it?", Min = 0, Max = 10 },
            new OpenQuestion { Id = "o", Text = "Why?" });
        Assert.All(response.Outcomes, o => Assert.IsType<Outcome.Abstained>(o));
        Assert.Null(response.Reason);
        Assert.Empty(response.Cites);
    }

    [Fact]
    public void A_twin_of_demographics_only_abstains()
    {
        var twin = new Twin { Id = "d", Name = "D", Demographics = new Demographics { Age = 40, Gender = "woman", Occupation = "nurse" } };
        Assert.IsType<Outcome.Abstained>(Ask.About(twin, Ask.Message("Fresh bread, delivered fast and cheap"), Ask.Appeal).Outcomes[0]);
    }

    [Fact]
    public void The_same_input_gives_the_same_bytes_whatever_the_replicate_wording_order_or_elicitation()
    {
        var respondent = new OfflineRespondent();
        var first = Ask.Evaluation(Angler, [Ask.Message("Trout rivers, a week of fishing at half price")], "A travel agent writes.", Ask.Appeal, new OpenQuestion { Id = "o", Text = "Why?" });
        var again = first with { Replicate = 3, Paraphrase = 2, Elicitation = Elicitation.Ssr, Presentation = new Presentation(true, 99) };
        Assert.Equal(Bytes(respondent, first), Bytes(respondent, again));
        Assert.Equal(Bytes(respondent, first), Bytes(new OfflineRespondent(), first));
    }

    [Fact]
    public void A_change_of_context_is_noticed_although_the_message_was_read_before()
    {
        var respondent = new OfflineRespondent();
        var question = new LikertQuestion { Id = "q", Text = "Does this suit you?" };
        var thin = Ask.With(respondent, Angler, [], "A bank writes.", question);
        var rich = Ask.With(respondent, Angler, [], "A guide offers clear rivers where you catch trout.", question);
        Assert.IsType<Outcome.Abstained>(thin.Outcomes[0]);
        Assert.IsType<Outcome.Answered>(rich.Outcomes[0]);
    }

    [Fact]
    public void More_twins_than_it_remembers_are_answered_the_same()
    {
        var respondent = new OfflineRespondent();
        var message = Ask.Message("Trout rivers, a week of fishing");
        var first = Bytes(respondent, Ask.Evaluation(Angler, [message], null, Ask.Appeal));
        for (var i = 0; i < 15_000; i++) Ask.With(respondent, Angler with { Id = $"t{i}" }, [message], null, Ask.Appeal);
        Assert.Equal(first, Bytes(respondent, Ask.Evaluation(Angler with { }, [message], null, Ask.Appeal)));
    }

    [Fact]
    public async Task A_cancelled_question_is_not_answered()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new OfflineRespondent().AskAsync(Ask.Evaluation(Angler, [], null, Ask.Appeal), source.Token));
    }

    private static string Bytes(OfflineRespondent respondent, Evaluation evaluation)
    {
        var response = respondent.AskAsync(evaluation, TestContext.Current.CancellationToken).GetAwaiter().GetResult();
        return System.Text.Json.JsonSerializer.Serialize(new { Outcomes = response.Outcomes.Select(o => (object)o).ToArray(), response.Reason, response.Objection, response.Cites }, DocumentJson.Options)
            + string.Join('|', response.Outcomes.OfType<Outcome.Answered>().Select(a => System.Text.Json.JsonSerializer.Serialize<object>(a.Answer, DocumentJson.Options)));
    }
}
