using System.Text.RegularExpressions;
using Twins.Bot.Commands;
using Twins.Core.Documents;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;
using Twins.Core.Workspace;

namespace Twins.Bot.Panels;

/// <summary>Makes a campaign of what somebody types: a question, up to ten messages with | between them, or a question and messages.</summary>
public static partial class PanelCampaign
{
    public const int MostVariants = 10;
    private const int LongestVariant = 1000;
    private const int LongestQuestion = 500;
    private const string Primary = "answer";

    private static readonly string[] Likelihood = ["very unlikely", "unlikely", "neither likely nor unlikely", "likely", "very likely"];
    private static readonly string[] Extent = ["not at all", "a little", "somewhat", "much", "very much"];

    /// <param name="panel">The panel's document; the campaign stands beside it.</param>
    /// <param name="id">The campaign's id.</param>
    /// <exception cref="CommandException">It cannot be asked.</exception>
    public static WorkspaceDocument Of(WorkspaceDocument panel, string id, string words)
    {
        var (question, variants) = Parts(words);
        var campaign = new Campaign
        {
            Id = id,
            Name = Title(question, variants),
            Panel = panel.Id + panel.Kind.Suffix,
            Variants = variants,
            Questions = [Asked(question, variants.Count)],
            Primary = Primary,
        };
        return new WorkspaceDocument(DocumentKind.Campaign, id, panel.Folder, YamlWriter.Write(campaign), "");
    }

    /// <summary>What a card calls it.</summary>
    public static string Title(string words)
    {
        var (question, variants) = Parts(words);
        return Title(question, variants);
    }

    private static string Title(string? question, IReadOnlyList<Variant> variants) =>
        question is not null ? (variants.Count > 0 ? $"{question} ({variants.Count} messages)" : question) : $"{variants.Count} messages";

    private static (string? Question, IReadOnlyList<Variant> Variants) Parts(string words)
    {
        string[] parts = [.. words.Split('|').Select(p => p.Trim()).Where(p => p.Length > 0)];
        if (parts.Length is 0) throw new CommandException("Write what the panel is to be asked: a question, or messages with | between them.");
        var (question, shown) = parts switch
        {
            [var only] => (only, []),
            [var first, .. var rest] when first.EndsWith('?') => (first, rest),
            _ => (null, parts),
        };
        if (question?.Length > LongestQuestion) throw new CommandException($"A question may have {LongestQuestion} characters; this one has {question.Length}.");
        if (shown.Length > MostVariants) throw new CommandException($"A panel is shown up to {MostVariants} messages here, not {shown.Length}. Take some out, or write a campaign for more.");
        if (Array.Find(shown, s => s.Length > LongestVariant) is { } long_) throw new CommandException($"A message may have {LongestVariant} characters; one of these has {long_.Length}.");
        if (shown.Distinct(StringComparer.OrdinalIgnoreCase).Count() != shown.Length) throw new CommandException("Two of the messages are the same; the panel cannot tell them apart. Change or remove one.");
        return (question, [.. shown.Select((text, i) => new Variant { Id = ((char)('a' + i)).ToString(), Headline = text })]);
    }

    /// <summary>The kind of question that the words ask for; where they leave it open, people may answer freely.</summary>
    private static Question Asked(string? question, int variants) => question switch
    {
        null => new LikertQuestion { Id = Primary, Text = "How likely are you to act on this message?", Labels = Likelihood },
        _ when variants > 1 && Which().IsMatch(question) => new SingleChoiceQuestion { Id = Primary, Text = question, Variants = true },
        _ when HowLikely().IsMatch(question) => new LikertQuestion { Id = Primary, Text = question, Labels = Likelihood },
        _ when HowMuch().IsMatch(question) => new LikertQuestion { Id = Primary, Text = question, Labels = Extent },
        _ when YesNo().IsMatch(question) => new YesNoQuestion { Id = Primary, Text = question },
        _ => new OpenQuestion { Id = Primary, Text = question },
    };

    [GeneratedRegex("^(which|what one|welche[rs]?)\\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Which();

    [GeneratedRegex("^(how likely|how probable|wie wahrscheinlich)\\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex HowLikely();

    [GeneratedRegex("^(how (much|well|appealing|attractive|interesting|useful|clear|credible|believable|satisfied|important|strongly)|wie (sehr|gut|wichtig|interessant|klar))\\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex HowMuch();

    [GeneratedRegex("^(would|will|do|does|did|is|are|was|were|can|could|should|shall|may|have|has|had|am|würde[nst]*|wirst|wird|ist|sind|bist|hast|hat|haben|kannst|kann|willst|will|soll|sollte|magst|kaufst) ", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex YesNo();
}
