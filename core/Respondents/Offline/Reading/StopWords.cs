using System.Collections.Frozen;

namespace Twins.Core.Respondents.Offline.Reading;

/// <summary>Words that carry no subject, words that turn the sense of what follows, and words so common that they prove little.</summary>
internal static class StopWords
{
    public static readonly FrozenSet<string> Empty = Set("""
        a an the and or but if then than as at by for from in into of on onto to with within about after before over under up down between
        is are was were be been being am do does did done doing has have had having will would can could shall should may might must
        i me my mine myself you your yours yourself he him his she it its itself we us our they them their who whom whose which what when where why how
        this that these those there here so such too very just also only even still already yet again once ever each every all any both some most more much many other another own same
        says said say saying tell tells told message headline email advert ad ads text word words thing things something anything everything
        der die das den dem des ein eine einen einem einer eines und oder aber wenn dann als am im in an auf aus bei mit nach seit von vor zu zum zur uber unter fur um
        ist sind war waren sein bin hat haben hatte wird werden kann konnen soll muss ich du er sie es wir ihr mich mir dich dir uns euch ihm ihn sich mein dein
        dass ob wie was wer wo warum auch nur noch schon sehr so man doch ja etwas alles
        """);

    public static readonly FrozenSet<string> Negators = Set("""
        no not never none nothing nobody neither nor without cannot can't don't doesn't didn't won't isn't aren't wasn't wouldn't couldn't shouldn't haven't hasn't
        less fewer stop avoid skip end ends kein keine keinen keinem keiner nicht nie niemals ohne weniger statt nichts niemand
        """);

    public static readonly FrozenSet<string> Common = Stems("""
        shop shops store stores supermarket grocer grocery groceries order orders buy buys bought purchase price prices pay pays paid cost costs week weeks day days today tomorrow month year time times
        people person man home house get gets got go goes going come comes make makes made take takes give gives keep use want wants need needs know knows see look find work works way lot
        good best real one two three four five ten food eat item items product products customer customers brand euro eur dollar pound cent percent list whole half big small little long next last first back off out
        day's every morning evening night monday tuesday wednesday thursday friday saturday sunday feel think life put set show shown name call line lines kind right turn box bag bags
        kaufen kaufe laden preis woche tag tage jahr leute haus essen machen gehen brauchen wissen gut
        """);

    private static FrozenSet<string> Set(string words) => words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Stems(string words) => Set(words).Select(Stemmer.Stem).ToFrozenSet(StringComparer.Ordinal);
}
