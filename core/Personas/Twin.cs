using System.ComponentModel;
using System.Text.Json.Serialization;
using Twins.Core.Evidence;
using Twins.Core.Studies;

namespace Twins.Core.Personas;

/// <summary>What a twin stands for.</summary>
public enum TwinKind
{
    /// <summary>One person, real or imagined.</summary>
    Individual,
    /// <summary>The typical member of a customer segment.</summary>
    Segment,
    /// <summary>A role or a process, such as an approver.</summary>
    Role,
    /// <summary>A blend of several twins with weights.</summary>
    Composite,
    /// <summary>An extreme that is kept extreme, to find where a message breaks.</summary>
    Edge,
    /// <summary>A group that speaks with one voice.</summary>
    Group,
}

/// <summary>
/// A twin document (<c>*.twin.yaml</c>): the seven components of a persona (demographics, knowledge, voice, personality,
/// decision framework, memory, updating) and the template of goals, frustrations and tendencies.
/// </summary>
public sealed record Twin
{
    /// <summary>The id: lower-case letters, digits and dashes; unique in a panel.</summary>
    [JsonPropertyName("twin")]
    [Description("The twin's id: lower-case letters, digits and dashes, unique in its panel.")]
    public required string Id { get; init; }

    [Description("The name the twin answers to.")]
    public required string Name { get; init; }

    [Description("What the twin stands for.")]
    public TwinKind Kind { get; init; }

    [Description("The customer segment it belongs to; panels weigh and count by it.")]
    public string? Segment { get; init; }

    [Description("One sentence that says who this is.")]
    public string Summary { get; init; } = "";

    [Description("The real person it stands for, with that person's consent; absent for an imagined person, a segment or a role.")]
    public Subject? Subject { get; init; }

    public Demographics Demographics { get; init; } = new();

    [Description("What the twin wants or values.")]
    public IReadOnlyList<string> Goals { get; init; } = [];

    [Description("Pain points and dislikes about the subject.")]
    public IReadOnlyList<string> Frustrations { get; init; } = [];

    [Description("How it tends to behave, such as 'compares three shops before it buys'.")]
    public IReadOnlyList<string> Tendencies { get; init; } = [];

    [Description("Habits by situation or time of day, such as shopping, morning, weekend.")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Habits { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    public Preferences Preferences { get; init; } = new();

    [Description("What it holds to be true or right.")]
    public IReadOnlyList<string> Beliefs { get; init; } = [];

    [Description("What it knows about, and what it does not.")]
    public IReadOnlyList<string> Knowledge { get; init; } = [];

    public Voice Voice { get; init; } = new();

    public Personality Personality { get; init; } = new();

    public DecisionFramework Decisions { get; init; } = new();

    public Memory Memory { get; init; } = new();

    [Description("People in its life who matter for what it decides.")]
    public IReadOnlyList<Relationship> Relationships { get; init; } = [];

    public Updating Updating { get; init; } = new();

    [Description("Lines it never crosses, such as 'never discusses its patients'.")]
    public IReadOnlyList<string> Constraints { get; init; } = [];

    [Description("Fragments (by id) whose lists are added to this twin.")]
    public IReadOnlyList<string> Fragments { get; init; } = [];

    [Description("For a composite: the twins it is made of and their weights.")]
    public IReadOnlyList<BlendPart> Blend { get; init; } = [];

    [Description("What a sentence of this twin rests on: the sentence, and the ids of its evidence. Not part of its version.")]
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Grounds { get; init; } = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);

    [Description("More evidence of this twin, where 'twins build' keeps it: recalled when the twin is asked.")]
    public string? Corpus { get; init; }

    [Description("The fine-tuned model or deployment that answers as this twin and as no other, at the provider of the model that is asked for.")]
    public string? Tuned { get; init; }

    [Description("What validations found of this twin. Written by 'twins validate --record'; a current one is what makes a twin 'high-fidelity'. Not part of its version.")]
    public IReadOnlyList<Validation> Validations { get; init; } = [];

    [Description("Fields of the file this twin was imported from that have no place here, kept so that export loses nothing.")]
    public IReadOnlyDictionary<string, System.Text.Json.JsonElement>? Imported { get; init; }

    [Description("Playbook notes for the people who keep this twin. Not part of its version.")]
    public IReadOnlyList<string> Notes { get; init; } = [];
}

/// <summary>Surface facts. They set the scene; alone they make a stereotype, which the linter says.</summary>
public sealed record Demographics
{
    [Description("Age in years.")]
    public int? Age { get; init; }
    public string? Gender { get; init; }
    public string? Nationality { get; init; }
    [Description("Where it lives.")]
    public string? Location { get; init; }
    public string? Occupation { get; init; }
    public string? Employer { get; init; }
    [Description("What the work is like.")]
    public string? Work { get; init; }
    public string? Education { get; init; }
    [Description("Who it lives with.")]
    public string? Household { get; init; }
    public string? Income { get; init; }
    public string? Health { get; init; }
    [Description("The language it answers in; English unless given.")]
    public string? Language { get; init; }
}

/// <summary>Tastes.</summary>
public sealed record Preferences
{
    public IReadOnlyList<string> Interests { get; init; } = [];
    public IReadOnlyList<string> Likes { get; init; } = [];
    public IReadOnlyList<string> Dislikes { get; init; } = [];
}

/// <summary>How it speaks and writes.</summary>
public sealed record Voice
{
    [Description("Tone, formality and vocabulary, in a sentence.")]
    public string? Style { get; init; }
    public IReadOnlyList<string> Catchphrases { get; init; } = [];
    [Description("Questions with the answer this twin would give, in its own words.")]
    public IReadOnlyList<VoiceExample> Examples { get; init; } = [];
}

public sealed record VoiceExample
{
    public required string Question { get; init; }
    public required string Answer { get; init; }
}

/// <summary>Temperament in words, and the Big Five where they are known.</summary>
public sealed record Personality
{
    public IReadOnlyList<string> Traits { get; init; } = [];
    public BigFive? BigFive { get; init; }
}

/// <summary>The five-factor scores, each from 0 (lowest) to 1 (highest); .5 is the population's middle.</summary>
public sealed record BigFive
{
    [Description("From 0 to 1.")]
    public double? Openness { get; init; }
    [Description("From 0 to 1.")]
    public double? Conscientiousness { get; init; }
    [Description("From 0 to 1.")]
    public double? Extraversion { get; init; }
    [Description("From 0 to 1.")]
    public double? Agreeableness { get; init; }
    [Description("From 0 to 1.")]
    public double? Neuroticism { get; init; }
}

/// <summary>How much price weighs when this twin decides.</summary>
public enum PriceAttitude
{
    Unknown,
    Indifferent,
    Aware,
    Sensitive,
    VerySensitive,
}

/// <summary>Why it chooses A over B.</summary>
public sealed record DecisionFramework
{
    public PriceAttitude PriceAttitude { get; init; }
    [Description("Rules such as 'If delivery is after 19:00, do not order'.")]
    public IReadOnlyList<string> Rules { get; init; } = [];
}

/// <summary>What it remembers: evidence with a source, and what happened lately.</summary>
public sealed record Memory
{
    [Description("What happened lately and colours its mood.")]
    public IReadOnlyList<string> Recent { get; init; } = [];
    [Description("Things it really said.")]
    public IReadOnlyList<EvidenceItem> Quotes { get; init; } = [];
    [Description("Things measured or known about its behaviour.")]
    public IReadOnlyList<EvidenceItem> Facts { get; init; } = [];
    [Description("Things that happened to it.")]
    public IReadOnlyList<EvidenceItem> Episodes { get; init; } = [];
    [Description("Rules that it works by, such as those of a procedure.")]
    public IReadOnlyList<EvidenceItem> Rules { get; init; } = [];
    [Description("Passages of documents that it knows.")]
    public IReadOnlyList<EvidenceItem> Documents { get; init; } = [];

    /// <summary>Everything that an answer can cite.</summary>
    [JsonIgnore]
    public IEnumerable<EvidenceItem> All => [.. Quotes, .. Facts, .. Episodes, .. Rules, .. Documents];

    /// <summary>Leaves out evidence, or changes it; what came lately stays.</summary>
    /// <param name="keep">Gives what an item becomes, or null.</param>
    public Memory Where(Func<EvidenceItem, EvidenceItem?> keep) => this with
    {
        Quotes = [.. Quotes.Select(keep).OfType<EvidenceItem>()],
        Facts = [.. Facts.Select(keep).OfType<EvidenceItem>()],
        Episodes = [.. Episodes.Select(keep).OfType<EvidenceItem>()],
        Rules = [.. Rules.Select(keep).OfType<EvidenceItem>()],
        Documents = [.. Documents.Select(keep).OfType<EvidenceItem>()],
    };
}

public sealed record Relationship
{
    public required string Name { get; init; }
    public required string Description { get; init; }
}

/// <summary>How the twin is kept up to date. Adaptive twins are level 5 only while they are also validated.</summary>
public sealed record Updating
{
    [Description("True when new evidence is folded in continuously.")]
    public bool Adaptive { get; init; }
    [Description("Where new evidence comes from.")]
    public IReadOnlyList<string> Feeds { get; init; } = [];
}

public sealed record BlendPart
{
    public required string Twin { get; init; }
    [Description("Its share, greater than 0; shares are scaled to sum to 1.")]
    public double Weight { get; init; } = 1;
}

/// <summary>What one validation found of the twin, as 'twins validate --record' puts it on file.</summary>
public sealed record Validation
{
    [Description("The validation's id. Of one, the latest counts.")]
    public required string Study { get; init; }
    public required DateOnly Date { get; init; }
    public required DateOnly Expires { get; init; }
    [Description("The version of the twin that was validated; another one has to be validated anew.")]
    public required string Version { get; init; }
    [Description("Who answered as the twin, such as a model.")]
    public required string Respondent { get; init; }
    [Description("Which figure was measured, such as 'correlation'.")]
    public required string Metric { get; init; }
    public required double Value { get; init; }
    [Description("What the strongest simple baseline scored in the same study.")]
    public required double Baseline { get; init; }
    [Description("Whether it was shown to be better than the baseline: the whole interval of the difference lies on its side.")]
    public required bool Beats { get; init; }
    [Description("What the figure rests on, such as '410 people'.")]
    public required string Base { get; init; }
    [Description("The kinds of decisions whose gates it passed, each with the last day on which it carries one.")]
    public IReadOnlyDictionary<string, DateOnly> Uses { get; init; } = new Dictionary<string, DateOnly>(StringComparer.Ordinal);
    [Description("SHA-256 of its validation.json.")]
    public required string Report { get; init; }

    /// <summary>Whether it carries a kind of decision on a day.</summary>
    public bool Carries(StudyUse use, DateOnly today) => Uses.TryGetValue(use.Spelled(), out var until) && today <= until;
}
