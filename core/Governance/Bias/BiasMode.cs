using Twins.Core.Governance.Register;
using Twins.Core.Studies;

namespace Twins.Core.Governance.Bias;

/// <summary>What a difference between groups means depends on what the answers are for.</summary>
public enum BiasMode
{
    /// <summary>To foretell what people will say: differences that people have are to be reproduced, others are errors.</summary>
    Forecast,
    /// <summary>To decide about people (staffing, clinical, credit, legal): differences by group are to be suppressed.</summary>
    Decision,
}

/// <param name="Why">A sentence.</param>
public sealed record ModeChoice(BiasMode Mode, string Why)
{
    public static ModeChoice Of(Campaign campaign, BiasMode? asked)
    {
        var use = SignOff.UseOf(campaign);
        if (asked is { } mode) return new(mode, $"The mode was given with the command{(use is { } u && mode is BiasMode.Forecast ? $", although the campaign {(campaign.Use is null ? "sounds as if it were" : "says that it is")} for {u.Spelled()}" : "")}.");
        if (use is { } high) return new(BiasMode.Decision, campaign.Use is null ? $"The campaign's objective or context sounds as if it were about {high.Spelled()}; it does not say what it is for." : $"The campaign says that it is for {high.Spelled()}.");
        return new(BiasMode.Forecast, campaign.Use is { } said ? $"The campaign says that it is for {said.Spelled()}." : "The campaign does not say what it is for, and its objective and context speak of no decision about a person.");
    }
}
