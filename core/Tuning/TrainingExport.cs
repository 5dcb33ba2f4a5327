using Twins.Core.Documents;

namespace Twins.Core.Tuning;

/// <summary>The files of an export of examples to train on.</summary>
public static class TrainingExport
{
    public const string Training = "training.jsonl", Validation = "validation.jsonl";

    /// <summary>Deletes an export's files, and what a killed export had not finished, and nothing else that lies beside them.</summary>
    /// <returns>How many there were.</returns>
    public static int Erase(string folder)
    {
        var files = new[] { Training, Validation }.SelectMany(name => new[] { name, name + WholeFile.Unfinished }).Select(name => Path.Combine(folder, name)).Where(File.Exists).ToList();
        foreach (var file in files) File.Delete(file);
        return files.Count;
    }
}
