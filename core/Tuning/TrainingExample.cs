namespace Twins.Core.Tuning;

/// <summary>One question with the answer that a model should learn to give as the twin.</summary>
/// <param name="Origin">Where it was taken from: "voice", "quote", "liked talk" or "transcript".</param>
public sealed record TrainingExample(string Question, string Answer, string Origin);
