using System.Text.Json.Nodes;
using Twins.Bot.Cards;

namespace Twins.Tests.Bot.Cards;

public sealed class InvokeAnswersTests
{
    private static JsonObject Card => new() { ["type"] = "AdaptiveCard" };

    [Fact]
    public void A_press_is_answered_with_a_card_a_message_or_an_error()
    {
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.card.adaptive","value":{"type":"AdaptiveCard"}}""", InvokeAnswers.Card(Card).ToJsonString());
        Assert.Equal("""{"statusCode":200,"type":"application/vnd.microsoft.activity.message","value":"Noted."}""", InvokeAnswers.Message("Noted.").ToJsonString());
        Assert.Equal("""{"statusCode":400,"type":"application/vnd.microsoft.error","value":{"code":"BadRequest","message":"Press again."}}""", InvokeAnswers.Error(400, "BadRequest", "Press again.").ToJsonString());
    }

    [Fact]
    public void A_dialog_goes_on_with_a_card_or_ends_with_a_message()
    {
        Assert.Equal("""{"task":{"type":"continue","value":{"title":"Ask a panel","height":"medium","width":"medium","card":{"contentType":"application/vnd.microsoft.card.adaptive","content":{"type":"AdaptiveCard"}}}}}""", InvokeAnswers.Dialog("Ask a panel", Card).ToJsonString());
        Assert.Equal("""{"task":{"type":"message","value":"The panel is at work."}}""", InvokeAnswers.DialogMessage("The panel is at work.").ToJsonString());
    }
}
