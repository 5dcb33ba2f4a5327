namespace Twins.Adapters.Teams;

/// <summary>The citations that a text uses, within the limits of Teams.</summary>
internal static class ClaimList
{
    private const int Most = 20, MostName = 80, MostAbstract = 160, MostKeywords = 3, MostKeyword = 28;

    /// <returns>Null when the text uses none.</returns>
    public static IReadOnlyList<Claim>? Of(string text, IReadOnlyList<Citation> citations)
    {
        var used = citations.Where(c => c.Position > 0 && text.Contains($"[{c.Position}]", StringComparison.Ordinal)).DistinctBy(c => c.Position).OrderBy(c => c.Position).Take(Most).Select(Claim).ToList();
        return used.Count is 0 ? null : used;
    }

    private static Claim Claim(Citation citation) => new(citation.Position, new Appearance(Shown(citation.Name, MostName), Shown(citation.Abstract, MostAbstract))
    {
        Url = Uri.TryCreate(citation.Url, UriKind.Absolute, out var url) && url is { Scheme: "https", UserInfo: "" } ? url.AbsoluteUri : null,
        Keywords = Keywords(citation.Keywords),
    });

    /// <summary>Teams refuses an empty one.</summary>
    private static string Shown(string text, int most) => TextCut.Line(text) is { Length: > 0 } line ? TextCut.Within(line, most) : "–";

    private static IReadOnlyList<string>? Keywords(IReadOnlyList<string> keywords)
    {
        var shown = keywords.Select(TextCut.Line).Where(k => k.Length > 0).Take(MostKeywords).Select(k => TextCut.Within(k, MostKeyword)).ToList();
        return shown.Count is 0 ? null : shown;
    }
}
