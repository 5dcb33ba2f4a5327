namespace Twins.Core.Documents;

/// <summary>A document as it was read: its record, and the way back from a field to its place in the file.</summary>
/// <param name="File">The file as the person named it.</param>
public sealed record Document<T>(string File, T Value, YamlText Yaml)
{
    /// <summary>Refuses the document because of one field.</summary>
    /// <param name="path">The field as a JSON path, such as <c>$.demographics.age</c>.</param>
    public DocumentException Refuse(string path, string problem) => new(File, Yaml.PlaceOf(path), problem);
}
