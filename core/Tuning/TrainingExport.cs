namespace Twins.Core.Tuning;

/// <summary>The files of an export of examples to train on.</summary>
public static class TrainingExport
{
    public const string Training = "training.jsonl", Validation = "validation.jsonl";

    /// <summary>Deletes an export's files, and nothing else that lies beside them.</summary>
    /// <returns>How many there were.</returns>
    public static int Erase(string folder)
    {
        var files = new[] { Training, Validation }.Select(name => Path.Combine(folder, name)).Where(File.Exists).ToList();
        foreach (var file in files) File.Delete(file);
        return files.Count;
    }
}
