namespace Twins.Core.Evidence.PersonalData;

/// <summary>A text without personal data, and how much of each kind was taken out.</summary>
public sealed record Redacted(string Text, IReadOnlyDictionary<PersonalDataKind, int> Removed);
