using Twins.Core.Storage;

namespace Twins.Tests.Storage;

/// <summary>Names that storage, URLs, query languages or sorting could stumble over.</summary>
internal static class NastyText
{
    public static readonly IReadOnlyList<string> All =
    [
        "a", "ab", "abc", "a-", "a0", "aA", "aa", "A", "B", "Z", "_", "-", "0", "9", ".", "..", "...", "a.", ".a",
        "a/b", "a/", "/", "//", "a\\b", "a#b", "#", "a?b", "?x=1&y=2", "a%2Fb", "%", "%25", "a+b", "a b", " ", " a", "a ", "  ",
        "a'b", "''", "' or 1 eq 1 or '", "\"", "a;b", "a:b", "a=b", "a@b", "a,b", "a|b", "a*b", "a<b>", "[a]", "{a}", "^", "`", "~", "a~", "a~~", "!",
        "\t", "a\nb", "a\r\nb", "\u0001", "\u001f", "\u007f", "\u0085", "a\u009fb",
        "é", "e\u0301", "ß", "ss", "İ", "ı", "Ａ", "日本語", "日本", "ا", "\u202eabc", "\ufeff", "\ufffd", "\uffff",
        "\U0001F600", "a\U0001F600", "a\U0001F600b", "\U0001F468\u200D\U0001F469", "\ue000", "\ud7ff", "z", "z{", "zé", "zz", "zÿ", "zĀ",
        new string('/', RecordLimits.MaxKeyLength),
        new string('\uffff', RecordLimits.MaxKeyLength),
        string.Concat(Enumerable.Repeat("/é", RecordLimits.MaxKeyLength / 2)),
    ];

    /// <summary>What is no part of a key.</summary>
    public static readonly IReadOnlyList<string> NoKeys = ["", new string('a', RecordLimits.MaxKeyLength + 1), "a\0b", "\0", "a\ud83d", "\ude00a", "\ude00\ud83d"];
}
