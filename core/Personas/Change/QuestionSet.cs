using System.ComponentModel;
using System.Text.Json.Serialization;
using Twins.Core.Documents;
using Twins.Core.Studies;
using Twins.Core.Studies.Questions;

namespace Twins.Core.Personas.Change;

/// <summary>A fixed set of questions (<c>*.questions.yaml</c>) that a twin is held against again and again.</summary>
public sealed record QuestionSet
{
    [JsonPropertyName("set")]
    [Description("The set's id.")]
    public required string Id { get; init; }

    [Description("Questions as in a campaign. Leave them as they are: what changes is another set.")]
    public required IReadOnlyList<Question> Questions { get; init; }

    /// <summary>A set, or the questions of a campaign that shows nothing.</summary>
    /// <exception cref="DocumentException">The file cannot be read, or its questions cannot be asked alone.</exception>
    public static QuestionSet Read(string path)
    {
        if (path.EndsWith(".campaign.yaml", StringComparison.Ordinal))
        {
            var campaign = CampaignReader.Read(path);
            return campaign.Variants.Count is 0 ? new QuestionSet { Id = campaign.Id, Questions = campaign.Questions } : throw new DocumentException(path, null, "shows variants; a set of questions for drift asks without showing anything. Write a *.questions.yaml.");
        }
        var written = DocumentReader.Read<QuestionSet>(path);
        var set = written with { Questions = MatrixQuestion.Expand(written.Questions) };
        CampaignReader.Check(path, new Campaign { Id = set.Id, Panel = "none", Questions = set.Questions });
        return set;
    }
}
