using System.Text;
using System.Text.RegularExpressions;
using Twins.Core.Documents;
using Twins.Core.Personas;
using Twins.Core.Studies;

namespace Twins.Core.Workspace;

/// <summary>A kind of document that people keep in the workspace: how its files end and how its text is read.</summary>
public sealed partial record DocumentKind
{
    private DocumentKind(string noun, Func<string, byte[], string> idOf) => (Noun, IdOf) = (noun, idOf);

    public static DocumentKind Twin { get; } = new("twin", (file, text) => DocumentReader.Parse<Twin>(file, text).Id);

    public static DocumentKind Fragment { get; } = new("fragment", (file, text) => DocumentReader.Parse<Fragment>(file, text).Id);

    public static DocumentKind Panel { get; } = new("panel", (file, text) => DocumentReader.Parse<PanelDocument>(file, text).Id);

    public static DocumentKind Campaign { get; } = new("campaign", (file, text) => CampaignReader.Check(file, DocumentReader.Parse<Campaign>(file, text)).Id);

    public static IReadOnlyList<DocumentKind> All { get; } = [Twin, Fragment, Panel, Campaign];

    public string Noun { get; }

    /// <summary>Where its records stand, and its collection's name in the API.</summary>
    public string Plural => Noun + "s";

    /// <summary>Such as <c>.twin.yaml</c>.</summary>
    public string Suffix => $".{Noun}.yaml";

    /// <summary>Reads a document strictly and gives its id; its first argument is the file's name for errors.</summary>
    public Func<string, byte[], string> IdOf { get; }

    /// <summary>Reads a document strictly, and holds its id against its name.</summary>
    /// <exception cref="DocumentException">The text is refused, or carries another id.</exception>
    public void Check(string id, string text)
    {
        var file = id + Suffix;
        if (!IdPattern().IsMatch(id)) throw new DocumentException(file, null, $"'{id}' cannot name a {Noun} here: use letters, digits, '.', '-' and '_', beginning with a letter or digit, at most 100.");
        if (IdOf(file, Encoding.UTF8.GetBytes(text)) is var written && written != id) throw new DocumentException(file, null, $"the document says '{Noun}: {written}' and is to be stored as '{id}'; make them one.");
    }

    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$", RegexOptions.NonBacktracking)]
    private static partial Regex IdPattern();
}
