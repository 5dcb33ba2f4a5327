using System.ComponentModel;
using System.Text.Json.Serialization;
using Twins.Core.Respondents;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Studies;

/// <summary>A campaign document (<c>*.campaign.yaml</c>): what is shown, what is asked, and how often.</summary>
public sealed record Campaign
{
    [JsonPropertyName("campaign")]
    [Description("The campaign's id.")]
    public required string Id { get; init; }

    public string? Name { get; init; }

    [Description("What the company wants to learn; never shown to the twins.")]
    public string? Objective { get; init; }

    [Description("What kind of decision its answers are for. Staffing, clinical, credit and legal need a sign-off.")]
    public StudyUse? Use { get; init; }

    [Description("What every twin is told before it sees a variant, such as who is writing to it.")]
    public string? Context { get; init; }

    [Description("The panel file, relative to this file.")]
    public required string Panel { get; init; }

    [Description("The currency of all prices, such as EUR.")]
    public string? Currency { get; init; }

    public IReadOnlyList<Variant> Variants { get; init; } = [];

    public required IReadOnlyList<Question> Questions { get; init; }

    [Description("The id of the question that ranks the variants; the first rating question unless given.")]
    public string? Primary { get; init; }

    public PlanOptions Plan { get; init; } = new();

    [Description("Answers of real people to the same questions, to hold the twins against.")]
    public IReadOnlyList<HumanAnswers> Human { get; init; } = [];
}

/// <summary>One message as a twin sees it.</summary>
public sealed record Variant
{
    public required string Id { get; init; }
    public string? Headline { get; init; }
    public string? Body { get; init; }
    public string? Offer { get; init; }
    [Description("A number in the campaign's currency; 0 for free.")]
    public decimal? Price { get; init; }
    [Description("Where it is shown, such as email, app or poster.")]
    public string? Channel { get; init; }
    [Description("A PNG or JPEG file, relative to this file.")]
    public string? Image { get; init; }
}

/// <summary>How often each twin is asked, and how.</summary>
public sealed record PlanOptions
{
    [Description("How often each twin answers about each variant.")]
    public int Replicates { get; init; } = 1;
    [Description("How many wordings of the task are rotated, from 1 to 4.")]
    public int Paraphrases { get; init; } = 2;
    [Description("The ways to elicit a rating; more than one are compared side by side.")]
    public IReadOnlyList<Elicitation> Elicitation { get; init; } = [Respondents.Elicitation.Direct];
    [Description("The seed of every draw: order, sampling of twins, bootstrap.")]
    public int Seed { get; init; } = 1;
}

/// <summary>Where the answers of real people to one question stand.</summary>
public sealed record HumanAnswers
{
    [Description("The question's id.")]
    public required string Question { get; init; }
    [Description("The variant that they saw, where the campaign has more than one.")]
    public string? Variant { get; init; }
    [Description("A CSV file with a header, relative to this file. A column 'twin' names each person's twin, where there is one; the panel's mean is then mended by these answers.")]
    public required string File { get; init; }
    [Description("The column that holds the answer: a scale point, an option's id or text, or ids in order for a ranking.")]
    public required string Column { get; init; }
    [Description("What separates the ids of a ranking, such as '-'.")]
    public string Separator { get; init; } = "-";
}
