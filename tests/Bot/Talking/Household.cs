namespace Twins.Tests.Bot.Talking;

/// <summary>Twins to talk with.</summary>
internal static class Household
{
    public const string Greta = """
        twin: greta
        name: Greta Vogel
        summary: A gardener who counts her money.
        segment: gardeners
        demographics: { age: 61, location: Freiburg }
        goals: [A garden that feeds us]
        frustrations: [Seeds that do not come up]
        tendencies: [Compares prices in three shops]
        voice: { style: dry and short, catchphrases: [we will see] }
        memory:
          quotes:
            - { text: I stopped buying oat milk when it went above two euro., source: interview 12, date: 2026-03-04 }
            - { text: Compost is the best money I never spent., source: interview 12, date: 2026-03-04 }
          facts:
            - { text: Bought tomato seeds four times in spring., source: 'orders.csv, row 81', date: 2026-05-02 }
        """;

    public const string Bruno = """
        twin: bruno
        name: Bruno Costa
        summary: A mechanic who reads on the train.
        goals: [Get home on time]
        frustrations: [Trains that are late]
        """;

    /// <summary>A real person, whose consent has ended.</summary>
    public const string Ines = """
        twin: ines
        name: Ines Real
        summary: A colleague.
        goals: [Quiet mornings]
        subject:
          person: oid-ines
          consent: { given: 2024-01-01, expires: 2025-01-01, purposes: [conversation] }
        """;

    /// <summary>A real person who has agreed.</summary>
    public const string Noor = """
        twin: noor
        name: Noor Real
        summary: A colleague who agreed.
        goals: [Fewer meetings]
        frustrations: [Meetings without an end]
        subject:
          person: oid-noor
          consent: { given: 2026-01-01, expires: 2099-01-01, purposes: [conversation, research] }
        """;

    public static IReadOnlyList<(string Id, string Text)> Twins { get; } = [("greta", Greta), ("bruno", Bruno), ("ines", Ines), ("noor", Noor)];
}
