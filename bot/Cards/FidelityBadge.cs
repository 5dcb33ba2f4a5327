using Twins.Core.Personas;

namespace Twins.Bot.Cards;

/// <summary>A fidelity level in circles and in words.</summary>
public static class FidelityBadge
{
    public static string Of(FidelityLevel level) => $"{new string('●', (int)level)}{new string('○', 5 - (int)level)} level {(int)level} of 5, {Name(level)}";

    public static string Name(FidelityLevel level) => level switch
    {
        FidelityLevel.Scripted => "scripted",
        FidelityLevel.Guided => "guided",
        FidelityLevel.DataDriven => "data-driven",
        FidelityLevel.HighFidelity => "high-fidelity",
        _ => "adaptive",
    };

    /// <summary>What twins of this level are good for.</summary>
    internal static string GoodFor(FidelityLevel level) => level switch
    {
        FidelityLevel.Scripted or FidelityLevel.Guided => "Trying out questions and wording, and practising a talk.",
        FidelityLevel.DataDriven => "Finding objections, and sorting out weak messages before people see them.",
        _ => "Ranking messages of the kind that it was validated on, with the intervals that come with them.",
    };

    internal static string NotFor(FidelityLevel level) => level switch
    {
        FidelityLevel.Scripted or FidelityLevel.Guided => "Any claim about how customers think: its author imagined much of it.",
        FidelityLevel.DataDriven => "Forecasts and prices: nobody has shown yet that it answers as people do.",
        _ => "Subjects that it was not validated on, and decisions about a person.",
    };
}
