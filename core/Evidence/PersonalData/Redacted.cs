namespace Twins.Core.Evidence.PersonalData;

/// <summary>A text without personal data.</summary>
/// <param name="Spans">What was taken out, in order.</param>
public sealed record Redacted(string Text, IReadOnlyList<RedactedSpan> Spans)
{
    /// <summary>How much of each kind.</summary>
    public IReadOnlyDictionary<PersonalDataKind, int> Removed => Spans.CountBy(s => s.Kind).ToDictionary();
}

/// <summary>Where personal data stood, in the text as it is seen: without invisible characters and with entities resolved.</summary>
public readonly record struct RedactedSpan(int Start, int Length, PersonalDataKind Kind);
