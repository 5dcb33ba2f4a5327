using Twins.Core.Evidence;
using Twins.Core.Personas;
using Twins.Core.Respondents.Offline;
using Twins.Core.Talks;

namespace Twins.Tests.Talks;

/// <summary>What the offline respondent says as a twin in a talk.</summary>
public class OfflineTalkerTests
{
    private static readonly EvidenceItem Late = new() { Id = "q1", Kind = EvidenceKind.Quote, Text = "I hate waiting at home for a driver who is late." };
    private static readonly Twin Punctual = new() { Id = "punctual", Name = "Punctual", Goals = ["Spend less time in shops."], Frustrations = ["Late deliveries."], Memory = new Memory { Quotes = [Late] } };

    [Fact]
    public async Task Evidence_is_cited_by_a_number_behind_its_words_and_its_id_is_not_shown()
    {
        var answer = await AnswerAsync("What do you think of a driver who is late?");
        Assert.Equal([Late], answer.Cited);
        Assert.Contains("“I hate waiting at home for a driver who is late” [1]", answer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("q1", answer.Text, StringComparison.Ordinal);
        Assert.Equal(answer.Text.IndexOf("[1]", StringComparison.Ordinal), answer.Text.LastIndexOf("[1]", StringComparison.Ordinal));
    }

    private static async Task<TalkAnswer> AnswerAsync(string said)
    {
        var steps = new OfflineTalker(new OfflineRespondent()).AnswerAsync(new TalkTask { Twin = Punctual, TwinVersion = "v", Said = said }, TestContext.Current.CancellationToken);
        return Assert.IsType<TalkStep.Done>(await steps.LastAsync(TestContext.Current.CancellationToken)).Answer;
    }
}
