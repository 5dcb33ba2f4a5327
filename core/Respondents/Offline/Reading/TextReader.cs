using System.Collections.Frozen;

namespace Twins.Core.Respondents.Offline.Reading;

/// <summary>Walks over a text once and marks what it speaks of, minding negation and compensation.</summary>
internal sealed class TextReader(List<Token> tokens)
{
    /// <summary>How many words a "no" or "without" reaches.</summary>
    private const int Reach = 4;
    private static readonly ulong Deal = Lexicon.ConceptKey("price");
    private const float ConceptWeight = 0.8f;
    private const float StemWithConcept = 0.5f;
    private const float CommonStem = 0.25f;

    private static readonly FrozenSet<string> Conditions = new[] { "if", "or", "wenn", "falls", "oder", "should", "otherwise", "sonst", "when" }.ToFrozenSet(StringComparer.Ordinal);
    private static readonly FrozenSet<string> Redress = new[] { "free", "refund", "refunded", "back", "kostenlos", "gratis", "erstatten", "zuruck", "compensate", "credit" }.ToFrozenSet(StringComparer.Ordinal);
    private readonly List<Mark> marks = [];
    private int affect;
    private int denied;
    private int sentence;
    private int sentenceStart;
    /// <summary>The mark that a word of redress left last.</summary>
    private int remedy = -1;
    private (bool Condition, bool Redress) seen;

    public TextReading Read()
    {
        for (var i = 0; i < tokens.Count; i++)
        {
            StartParts(tokens[i]);
            var token = tokens[i];
            seen = (seen.Condition || Conditions.Contains(token.Text), seen.Redress || Redress.Contains(token.Text));
            if (i + 1 < tokens.Count && ReadPair(token, tokens[i + 1])) i++;
            else if (Negates(i)) denied = Reach + 1;
            else ReadOne(token);
            if (denied > 0) denied--;
        }
        MakeGood();
        return new TextReading(marks, QuantityReader.Read(tokens), affect, tokens.Count);
    }

    private void StartParts(Token token)
    {
        if (token.NewClause || token.Text is "but" or "aber") denied = 0;
        // "Grand, but …": what follows is what is meant.
        if (token.Text is "but" or "aber") affect = 0;
        if (!token.NewSentence) return;
        MakeGood();
        sentence++;
        sentenceStart = marks.Count;
        seen = default;
    }

    /// <summary>"If the driver is late, delivery is free": what a message puts right is no threat, and its "free" no offer.</summary>
    private void MakeGood()
    {
        if (seen is not (true, true)) return;
        for (var i = sentenceStart; i < marks.Count; i++)
        {
            if (marks[i].Pole < 0) marks[i] = marks[i] with { Sign = -1 };
            else if (i == remedy && marks[i].Key == Deal) marks[i] = marks[i] with { Sign = 0 };
        }
    }

    private bool Negates(int i)
    {
        if (StopWords.Negators.Contains(tokens[i].Text)) return true;
        return i > 0 && (tokens[i - 1].Text, tokens[i].Text) is ("out", "of") or ("instead", "of") or ("rather", "than");
    }

    private bool ReadPair(Token first, Token second)
    {
        if (second.NewClause) return false;
        var concepts = Lexicon.OfPair(first, second);
        if (concepts.IsEmpty) return false;
        Add(concepts);
        return true;
    }

    private void ReadOne(Token token)
    {
        // "sugar-free" denies the word before it and says nothing of money.
        if (token.Joined && token.Text is "free" or "los")
        {
            if (marks.Count > 0) DenyLast();
            return;
        }
        var feeling = Lexicon.Affect(token);
        if (feeling is not 0) affect += denied > 0 ? -feeling : feeling;
        if (Redress.Contains(token.Text)) remedy = marks.Count;
        var concepts = Lexicon.Of(token);
        Add(concepts);
        if (!token.IsNumber && token.Text.Length > 1 && !StopWords.Empty.Contains(token.Text))
            marks.Add(new Mark(Lexicon.Key(token.Stem), WeightOf(token, concepts.Length > 0), denied > 0 ? -1 : 1, 0, sentence));
        // "I do not like points": the denial is spent on the liking.
        if (feeling is not 0) denied = 0;
    }

    private void Add(ReadOnlySpan<Concept> concepts)
    {
        foreach (var concept in concepts)
            marks.Add(new Mark(concept.Key, ConceptWeight, denied > 0 ? -1 : 1, concept.Pole, sentence));
    }

    private void DenyLast()
    {
        for (var i = marks.Count - 1; i >= 0 && i >= marks.Count - 2; i--) marks[i] = marks[i] with { Sign = -1 };
    }

    private static float WeightOf(Token token, bool hasConcept) =>
        StopWords.Common.Contains(token.Stem) ? CommonStem : hasConcept ? StemWithConcept : 1f;
}
