namespace Twins.Functions.Http.Problems;

/// <summary>A kind of failure that a program can tell from others. Once published, its name and status stay.</summary>
/// <param name="Slug">The end of its type.</param>
/// <param name="Title">The same for every occurrence.</param>
/// <param name="Advice">What a caller does about it; the documentation's words, and the detail where there are no better ones.</param>
internal sealed record ProblemKind(string Slug, int Status, string Title, string Advice)
{
    public string Type => "urn:twins:problem:" + Slug;
}
