using Twins.Core.Talks;

namespace Twins.Bot;

/// <summary>Who answers: the app's configured model, or the offline respondent.</summary>
/// <param name="Talker">Who speaks in talks now.</param>
/// <param name="Model">The model that panels are asked with; null for the offline respondent.</param>
/// <param name="HasPrices">Whether its costs are known, so that a budget can be kept.</param>
public sealed record BotModels(Func<ITalker> Talker, Func<string?> Model, Func<bool> HasPrices);
