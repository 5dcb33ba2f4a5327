namespace Twins.Core.Documents;

/// <summary>A file that a person wrote and that we refuse, with the place to look at and what to do about it.</summary>
/// <param name="file">The file as the person named it.</param>
/// <param name="place">Where in the file; null when the whole file is meant.</param>
/// <param name="problem">What is wrong and what to write instead.</param>
public sealed class DocumentException(string file, Place? place, string problem)
    : Exception(place is { } at ? $"{file}({at.Line},{at.Column}): {problem}" : $"{file}: {problem}")
{
    public string File { get; } = file;
    public Place? Place { get; } = place;
    public string Problem { get; } = problem;
}

/// <summary>A position in a text file, both counted from 1.</summary>
public readonly record struct Place(int Line, int Column);
