namespace Twins.Core.Studies.Analysis;

/// <summary>Words that carry no theme, in English and German.</summary>
internal static class Stopwords
{
    private const string English =
        """
        a about after again all also am an and any are as at be because been before being both but by can could did do does
        doing don for from further get give gives got had has have having he her here hers him his how i if in into is it
        its itself just know like ll look lot made make makes maybe me might more most much must my myself need never no nor not
        now of off on one only or other our ours out over own put quite rather re really s said same say says see seem seems
        she should so some still such t take than that the their theirs them then there these they thing things think this
        those though through to too up us use ve very want was way we well were what when where whether which while who
        whom why will with without would yes yet you your yours
        """;

    private const string German =
        """
        aber alle allem allen aller alles als also am an andere auch auf aus bei beim bin bis bist da damit dann das dass
        dein deine dem den denn der des die dies diese diesem diesen dieser dieses doch dort du durch ein eine einem einen
        einer eines er es etwas euch euer für gegen gibt gut habe haben hat hatte hier hin hinter ich ihr ihre im immer in
        ins ist ja jede jedem jeden jeder jedes jetzt kann kein keine können nie man mehr mein meine mich mir mit muss nach
        nein nicht nichts noch nun nur ob oder ohne schon sehr sein seine sich sie sind so solche soll sonst über um und uns
        unser unter viel vielleicht vom von vor war wäre warum was weil welche wenn wer werde werden wie wieder will wir
        wird wirklich wo würde zu zum zur zwar zwischen
        """;

    private static readonly HashSet<string> All = [.. $"{English} {German}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)];

    public static bool Contains(string word) => All.Contains(word);
}
