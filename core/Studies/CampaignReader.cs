using System.Text.RegularExpressions;
using Twins.Core.Documents;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Studies;

/// <summary>Reads a campaign file and refuses what could not be asked, naming the field.</summary>
public static partial class CampaignReader
{
    private const int MostVariants = 1000;
    private const int MostReplicates = 1000;

    /// <exception cref="DocumentException">The file cannot be read, or asks for something that cannot be done.</exception>
    public static Campaign Read(string path)
    {
        var written = DocumentReader.Read<Campaign>(path);
        var campaign = Check(path, written with { Questions = MatrixQuestion.Expand(written.Questions) });
        return campaign with { Questions = [.. campaign.Questions.Select(q => WithVariants(q, campaign.Variants))] };
    }

    /// <summary>The campaign itself, if it can be asked.</summary>
    /// <exception cref="DocumentException">It cannot.</exception>
    public static Campaign Check(string path, Campaign campaign) =>
        Problem(campaign) is { } problem ? throw new DocumentException(path, null, problem) : campaign;

    /// <summary>The options of a question about all variants are the variants.</summary>
    private static Question WithVariants(Question question, IReadOnlyList<Variant> variants) => question switch
    {
        SingleChoiceQuestion { Variants: true } single => single with { Options = Written(variants) },
        RankQuestion { Variants: true } rank => rank with { Options = Written(variants) },
        _ => question,
    };

    private static IReadOnlyList<WrittenOption> Written(IReadOnlyList<Variant> variants) =>
        [.. variants.Select(v => new WrittenOption { Id = v.Id, Text = v.Headline ?? v.Offer ?? v.Body ?? v.Id })];

    private static string? Problem(Campaign campaign)
    {
        // Reports go into a folder of this name.
        if (!CampaignId().IsMatch(campaign.Id)) return $"campaign: the id '{(campaign.Id.Length > 40 ? campaign.Id[..40] + "…" : campaign.Id)}' must be letters, digits, dashes, dots or underscores, beginning with a letter or digit, at most 100 of them";
        if (campaign.Questions.Count is 0) return "questions: a campaign needs at least one question";
        if (campaign.Variants.Count > MostVariants) return $"variants: {campaign.Variants.Count} are too many; a campaign may have {MostVariants}";
        if (Twice(campaign.Questions.Select(q => q.Id)) is { } question) return $"questions: the id '{question}' is used twice";
        if (Twice(campaign.Variants.Select(v => v.Id)) is { } variant) return $"variants: the id '{variant}' is used twice";
        if (campaign.Primary is { } primary && campaign.Questions.All(q => q.Id != primary)) return $"primary: there is no question '{primary}'; use one of {string.Join(", ", campaign.Questions.Select(q => q.Id))}";
        return campaign.Questions.Select(q => Problem(q, campaign)).Concat(campaign.Variants.Select(Problem)).FirstOrDefault(p => p is not null)
            ?? Problem(campaign.Plan)
            ?? campaign.Human.Select(h => Problem(h, campaign)).FirstOrDefault(p => p is not null);
    }

    private static string? Problem(Question question, Campaign campaign)
    {
        if (!QuestionId().IsMatch(question.Id)) return $"questions: the id '{question.Id}' must be a letter, then at most 39 letters, digits or underscores";
        if (string.IsNullOrWhiteSpace(question.Text)) return $"questions: '{question.Id}' has no text";
        if (question is SingleChoiceQuestion { Variants: true } or RankQuestion { Variants: true } && campaign.Variants.Count < 2)
            return $"questions: '{question.Id}' compares variants, but the campaign has fewer than two";
        return WithVariants(question, campaign.Variants).Flaw() is { } flaw ? $"questions: '{question.Id}': {flaw}" : null;
    }

    private static string? Problem(Variant variant) =>
        !VariantId().IsMatch(variant.Id) ? $"variants: the id '{variant.Id}' must be letters, digits, dashes, dots or underscores, at most 60 of them"
        : variant.Headline is null && variant.Body is null && variant.Offer is null && variant.Image is null ? $"variants: '{variant.Id}' shows nothing; give it a headline, a body, an offer or an image"
        : variant.Price < 0 ? $"variants: '{variant.Id}' has a negative price"
        : null;

    private static string? Problem(PlanOptions plan) =>
        plan.Replicates is < 1 or > MostReplicates ? $"plan: replicates must lie between 1 and {MostReplicates}"
        : plan.Paraphrases is < 1 or > 4 ? "plan: paraphrases must lie between 1 and 4"
        : plan.Elicitation.Count is 0 || plan.Elicitation.Distinct().Count() < plan.Elicitation.Count ? "plan: elicitation needs at least one way, each once"
        : null;

    private static string? Problem(HumanAnswers human, Campaign campaign) =>
        campaign.Questions.All(q => q.Id != human.Question) ? $"human: there is no question '{human.Question}'"
        : human.Variant is { } v && campaign.Variants.All(x => x.Id != v) ? $"human: there is no variant '{v}'"
        : human.Variant is null && campaign.Variants.Count > 1 && campaign.Questions.First(q => q.Id == human.Question) is not (SingleChoiceQuestion { Variants: true } or RankQuestion { Variants: true })
            ? $"human: say which variant the people saw who answered '{human.Question}'"
        : null;

    private static string? Twice(IEnumerable<string> ids) => ids.GroupBy(id => id, StringComparer.Ordinal).FirstOrDefault(g => g.Skip(1).Any())?.Key;

    [GeneratedRegex(@"\A[A-Za-z0-9][A-Za-z0-9._-]{0,99}\z", RegexOptions.NonBacktracking)]
    private static partial Regex CampaignId();

    [GeneratedRegex("^[A-Za-z][A-Za-z0-9_]{0,39}$", RegexOptions.NonBacktracking)]
    private static partial Regex QuestionId();

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,59}$", RegexOptions.NonBacktracking)]
    private static partial Regex VariantId();
}
