using Twins.Core.Documents;
using Twins.Core.Governance.Bias.Swapping;
using Twins.Core.Personas;
using Twins.Core.Personas.Linting;
using Twins.Core.Studies;

namespace Twins.Core.Governance.Bias;

/// <summary>
/// Everything that an audit asks: the panel as it is (twice, where answers vary by chance), and the same twins in guises. A guise
/// keeps the twin's id, so that it is asked in the same order, wording and seed, and has a version of its own.
/// </summary>
public sealed class BiasPlan
{
    private readonly Dictionary<string, PanelMember> guises = new(StringComparer.Ordinal);

    /// <param name="again">Whether the panel is asked a second time, which says how often answers differ with nothing swapped.</param>
    /// <exception cref="DocumentException">The campaign asks nothing that can be audited.</exception>
    public BiasPlan(Study study, BiasOptions options, bool again)
    {
        var plan = study.Plan;
        // Several ways to elicit a rating are a comparison of ways, not of people: the first stands for the audit.
        var campaign = plan.Campaign with { Plan = plan.Campaign.Plan with { Elicitation = [plan.Campaign.Plan.Elicitation[0]] } };
        Measures = BiasMeasure.Of(campaign, out var leftOut);
        if (Measures.Count is 0) throw new DocumentException(study.File, null, $"questions: none of them can be audited. {string.Join(' ', leftOut)} Add a rating or a yes_no question.");
        (Options, Panel, Replicates, NotExamined, Campaign) = (options, plan.Panel, campaign.Plan.Replicates, leftOut, campaign);
        var disguise = new Disguise(options.Origins[0], campaign.Plan.Seed);
        Swaps = [.. Swap.All(options.Attributes, options.Origins).Select(s => Plan(s, disguise))];
        var variants = StimulusReader.Read(study.File, campaign.Variants);
        AsTheyAre = new StudyPlan(campaign with { Plan = campaign.Plan with { Replicates = Replicates * (again ? 2 : 1) } }, Panel, variants);
        var members = guises.Values.Where(g => Panel.Members.All(m => m.Version != g.Version)).OrderBy(m => m.Twin.Id, StringComparer.Ordinal).ThenBy(m => m.Version, StringComparer.Ordinal).ToList();
        InGuises = members.Count is 0 ? null : new StudyPlan(campaign, Panel with { Members = members }, variants);
        Again = again;
        Id = ContentHash.Of(new { audit = "bias", asked = AsTheyAre.Id, guises = InGuises?.Id });
    }

    /// <summary>Content hash of everything that is asked.</summary>
    public string Id { get; }

    public BiasOptions Options { get; }
    public Campaign Campaign { get; }
    public Panel Panel { get; }
    public int Replicates { get; }

    /// <summary>Whether replicates from <see cref="Replicates"/> on are the same asked again.</summary>
    public bool Again { get; }

    public IReadOnlyList<BiasMeasure> Measures { get; }
    public IReadOnlyList<PlannedSwap> Swaps { get; }

    /// <summary>Questions that have no measure, each with the reason.</summary>
    public IReadOnlyList<string> NotExamined { get; }

    public StudyPlan AsTheyAre { get; }

    /// <summary>Null where no twin can be put into any guise.</summary>
    public StudyPlan? InGuises { get; }

    public IReadOnlyList<StudyPlan> Plans => InGuises is null ? [AsTheyAre] : [AsTheyAre, InGuises];

    public long Count => Plans.Sum(p => p.Count);

    /// <summary>Ids of what is asked about.</summary>
    public IReadOnlyList<string> Stimuli => [.. Campaign.Variants.Select(v => v.Id), StimulusIds.All, StimulusIds.None];

    private PlannedSwap Plan(Swap swap, Disguise disguise)
    {
        var (twins, left) = (new List<AskedBothWays>(), new List<LeftOut>());
        for (var i = 0; i < Panel.Members.Count; i++)
        {
            var member = Panel.Members[i];
            var (reference, other) = (disguise.Of(member.Twin, swap.Reference), disguise.Of(member.Twin, swap.Other));
            if (Obstacle(member.Twin, swap.Attribute, reference, other) is { } reason) left.Add(new LeftOut(member.Twin.Id, member.Twin.Name, reason));
            else twins.Add(new AskedBothWays(i, Keep(member, reference), Keep(member, other)));
        }
        return new PlannedSwap(swap, twins, left);
    }

    private string Keep(PanelMember member, Twin twin)
    {
        var version = TwinVersion.Of(twin);
        guises.TryAdd(version, member with { Twin = twin, Version = version });
        return version;
    }

    private static string? Obstacle(Twin twin, SwapAttribute attribute, Twin reference, Twin other)
    {
        if (twin.Kind is not (TwinKind.Individual or TwinKind.Edge)) return $"it stands for a {twin.Kind.ToString().ToLowerInvariant()}, not for one person";
        if (Telltale.Find(attribute is SwapAttribute.Gender ? NeutralTwin.Of(twin) : twin, attribute) is { } told) return $"“{told.Word}” in its {told.Field}";
        // What cannot be true of the person in a guise tells that it is one.
        var now = TwinLinter.Lint(twin).Select(f => (f.Rule, f.Field)).ToHashSet();
        return new[] { reference, other }.SelectMany(TwinLinter.Lint).FirstOrDefault(f => (f.Rule.StartsWith("impossible-", StringComparison.Ordinal) || f.Rule.StartsWith("unlikely-", StringComparison.Ordinal)) && !now.Contains((f.Rule, f.Field))) is { } flaw ? $"{flaw.Rule.Replace('-', ' ')} in a guise, by its {flaw.Field.TrimStart('$', '.')}" : null;
    }
}
