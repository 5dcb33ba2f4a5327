using System.Text.Json.Nodes;
using Twins.Core.Studies.Analysis;

namespace Twins.Bot.Cards;

/// <summary>Two messages head to head: a result with two rows.</summary>
public static class CompareCard
{
    /// <param name="link">The whole report, where it can be opened by https.</param>
    public static JsonObject Of(StudyReport report, Uri? link = null) => ResultCard.Of("Head to head", report, link);
}
