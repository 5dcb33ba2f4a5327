using System.Text.Json.Nodes;
using Twins.Bot.Cards;
using Twins.Core.Governance;

namespace Twins.Bot.Talking;

/// <summary>What is said where a decision about a real person's health, credit, job or rights could rest on an answer: that no twin answers, and who does.</summary>
public sealed class Disclosure(BotModels models, BotOptions options)
{
    /// <returns>Null where a twin may answer.</returns>
    public JsonObject? Of(string said) => HighStakes.Find(said) is { } topic
        ? HighStakesCard.Of(new HighStakesView(Name(topic), Sentence(topic), options.Human ?? "Please turn to the person in your company who is responsible for this; whoever runs Twins here can put a name in this place.", models.Talker().Identity, options.HumanLink))
        : null;

    private static string Name(HighStakesTopic topic) => topic switch
    {
        HighStakesTopic.Medical => "a medical question",
        HighStakesTopic.Credit => "a question of somebody's credit",
        HighStakesTopic.Hiring => "a question of somebody's job",
        _ => "a legal question",
    };

    private static string Sentence(HighStakesTopic topic)
    {
        var about = topic switch
        {
            HighStakesTopic.Medical => "somebody's health",
            HighStakesTopic.Credit => "somebody's credit",
            HighStakesTopic.Hiring => "somebody's job",
            _ => "somebody's rights",
        };
        return $"Twins are AI simulations, and no decision about {about} may rest on what one says, so none was asked.";
    }
}
