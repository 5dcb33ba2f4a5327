namespace Twins.Core.Studies;

/// <summary>What kind of decision a study's answers are for. About a real person's work, health, credit or rights somebody has to sign it off.</summary>
public enum StudyUse
{
    /// <summary>To get ideas that people will judge.</summary>
    Ideation,
    /// <summary>To choose among messages.</summary>
    Message,
    Pricing,
    /// <summary>Whom to hire, promote or dismiss.</summary>
    Staffing,
    /// <summary>Somebody's diagnosis or treatment.</summary>
    Clinical,
    /// <summary>Whether somebody gets credit, and on which terms.</summary>
    Credit,
    /// <summary>Somebody's rights: lawsuits, liability, contracts.</summary>
    Legal,
}

public static class StudyUses
{
    /// <summary>As a campaign, an approval and a sentence spell it.</summary>
    public static string Spelled(this StudyUse use) => use.ToString().ToLowerInvariant();
}
