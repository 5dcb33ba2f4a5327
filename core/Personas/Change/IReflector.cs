namespace Twins.Core.Personas.Change;

/// <summary>Forms opinions from what a twin lived through. Gives the same for the same entries.</summary>
public interface IReflector
{
    /// <param name="twin">As documented.</param>
    /// <param name="entries">Of one life, oldest first.</param>
    /// <returns>Reflections for the diary, of the path of the entries; none where there is too little to go by.</returns>
    Task<IReadOnlyList<DiaryEntry>> ReflectAsync(Twin twin, string path, IReadOnlyList<DiaryEntry> entries, CancellationToken cancellationToken);
}
