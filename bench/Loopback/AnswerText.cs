using Twins.Core.Studies;

namespace Twins.Bench.Loopback;

/// <summary>Writes the JSON text of an answer that fits a schema; the same seed gives the same answer.</summary>
internal ref struct AnswerText(Span<byte> target, ulong seed, bool nulls, bool wrong, List<ChoicePlace>? places)
{
    private static readonly byte[][] Sentences =
    [
        "I would give it a try, because it saves me time in the evening."u8.ToArray(),
        "It sounds fine, but I do not see what is in it for me."u8.ToArray(),
        "I like it a lot and would tell my neighbour about it."u8.ToArray(),
        "It is too expensive for what it does."u8.ToArray(),
        "I am not sure; I would want to read more before I decide."u8.ToArray(),
        "I would definitely not buy this, it does not fit how I live."u8.ToArray(),
        "I would probably buy it if a friend had tried it first."u8.ToArray(),
    ];

    private readonly Span<byte> target = target;
    private ulong state = seed;

    public int Length { get; private set; }

    public void Write(SchemaPlan plan, bool isAnswer = false)
    {
        switch (plan)
        {
            case SchemaPlan.Fields { AllNumbers: true } when nulls && isAnswer: Put("null"u8); break;
            case SchemaPlan.Fields { AllNumbers: true } shares: WriteShares(shares); break;
            case SchemaPlan.Fields fields: WriteFields(fields, isAnswer); break;
            case SchemaPlan.OneOf choice: WriteChoice(choice); break;
            case SchemaPlan.ListOf list: WriteList(list); break;
            case SchemaPlan.Number when nulls && isAnswer: Put("null"u8); break;
            case SchemaPlan.Number: WriteNumber((int)(Draw() % 90) + 10); break;
            case SchemaPlan.Text text: WriteText(text, isAnswer); break;
        }
    }

    /// <summary>Three sentences of talk, for whoever asks without a form.</summary>
    public void Chat()
    {
        for (var i = 0; i < 3; i++)
        {
            if (i > 0) Put(" "u8);
            Put(Sentences[Draw() % (ulong)Sentences.Length]);
        }
    }

    private void WriteFields(SchemaPlan.Fields fields, bool isAnswer)
    {
        Put("{"u8);
        for (var i = 0; i < fields.Members.Count; i++)
        {
            if (i > 0) Put(","u8);
            var (name, value) = fields.Members[i];
            Put(name);
            Write(value, isAnswer || name.AsSpan().SequenceEqual("\"answers\":"u8));
        }
        Put("}"u8);
    }

    /// <summary>An object of numbers is a question for probabilities: shares of a hundred that sum to 1.</summary>
    private void WriteShares(SchemaPlan.Fields shares)
    {
        Put("{"u8);
        var left = 100;
        for (var i = 0; i < shares.Members.Count; i++)
        {
            if (i > 0) Put(","u8);
            Put(shares.Members[i].Name);
            var share = i == shares.Members.Count - 1 ? left : (int)(Draw() % (ulong)(1 + (left / 2)));
            left -= share;
            Put(share == 100 ? "1."u8 : "0."u8);
            if (share % 100 < 10) Put("0"u8);
            WriteNumber(share % 100);
        }
        Put("}"u8);
    }

    private void WriteChoice(SchemaPlan.OneOf choice)
    {
        var at = (int)(Draw() % (ulong)choice.Choices.Count);
        places?.Add(new ChoicePlace(Length, choice.Choices, at));
        if (nulls) Put("null"u8);
        else if (wrong) Put(choice.Whole ? "997"u8 : "\"none of these\""u8);
        else Put(choice.Choices[at]);
    }

    private void WriteList(SchemaPlan.ListOf list)
    {
        Put("["u8);
        if (list is { Distinct: true, Item: SchemaPlan.OneOf { Choices: var choices } })
        {
            var first = (int)(Draw() % (ulong)choices.Count);
            for (var i = 0; i < choices.Count; i++)
            {
                if (i > 0) Put(","u8);
                Put(choices[(first + i) % choices.Count]);
            }
        }
        Put("]"u8);
    }

    private void WriteText(SchemaPlan.Text text, bool isAnswer)
    {
        var pick = Draw();
        if (isAnswer ? nulls : text.Nullable && pick % 3 == 0)
        {
            Put("null"u8);
            return;
        }
        Put("\""u8);
        Put(Sentences[pick % (ulong)Sentences.Length]);
        Put("\""u8);
    }

    private void WriteNumber(int value)
    {
        value.TryFormat(target[Length..], out var written);
        Length += written;
    }

    private ulong Draw() => state = Seeds.Next(state);

    private void Put(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(target[Length..]);
        Length += bytes.Length;
    }
}

/// <summary>Where in the text one of several values was chosen, for log-probabilities.</summary>
internal readonly record struct ChoicePlace(int Start, IReadOnlyList<byte[]> Choices, int Chosen);
