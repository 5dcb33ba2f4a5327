using Twins.Core.Evidence;
using Twins.Core.Personas;

namespace Twins.Tests.Personas;

public class FidelityLevelsTests
{
    private static readonly DateOnly Today = new(2026, 11, 1);
    private static readonly Validation Good = new() { Study = "spring", Date = new(2026, 4, 1), Expires = new(2027, 4, 1), Metric = "correlation", Value = 0.7, Baseline = 0.4 };
    private static readonly Twin Described = new() { Id = "a", Name = "A", Goals = ["save"] };
    private static readonly Twin Sourced = Described with { Memory = new Memory { Quotes = Items(5, "q"), Facts = Items(3, "f"), Episodes = Items(2, "e") } };

    [Fact]
    public void Demographics_and_a_sentence_are_scripted() => Level(FidelityLevel.Scripted, new Twin { Id = "a", Name = "A", Summary = "A nurse.", Demographics = new Demographics { Age = 30 } });

    [Fact]
    public void A_description_is_guided() => Level(FidelityLevel.Guided, Described);

    [Fact]
    public void Five_real_quotes_and_five_facts_or_episodes_are_data_driven() => Level(FidelityLevel.DataDriven, Sourced);

    [Fact]
    public void Synthetic_unsourced_or_repeated_evidence_does_not_count()
    {
        Level(FidelityLevel.Guided, Sourced with { Memory = Sourced.Memory with { Quotes = [.. Items(5, "q").Select(q => q with { Synthetic = true })] } });
        Level(FidelityLevel.Guided, Sourced with { Memory = Sourced.Memory with { Quotes = [.. Items(5, "q").Select(q => q with { Source = " " })] } });
        Level(FidelityLevel.Guided, Sourced with { Memory = Sourced.Memory with { Quotes = [.. Items(5, "q").Select(q => q with { Text = "Same." })] } });
        Assert.Equal("Add 1 more real fact, each with its source.", FidelityLevels.Of(Sourced with { Memory = Sourced.Memory with { Episodes = Items(1, "e") } }, Today).Next);
    }

    [Fact]
    public void A_current_validation_that_beats_its_baseline_is_high_fidelity() => Level(FidelityLevel.HighFidelity, Sourced with { Validations = [Good] });

    [Fact]
    public void A_validation_that_is_expired_or_future_or_does_not_beat_its_baseline_counts_for_nothing()
    {
        Level(FidelityLevel.DataDriven, Sourced with { Validations = [Good with { Expires = new(2026, 10, 31) }] });
        Level(FidelityLevel.DataDriven, Sourced with { Validations = [Good with { Date = new(2026, 11, 2) }] });
        Level(FidelityLevel.DataDriven, Sourced with { Validations = [Good with { Value = 0.4 }] });
        Level(FidelityLevel.DataDriven, Sourced with { Validations = [Good with { Metric = "KS distance" }] });
        Level(FidelityLevel.HighFidelity, Sourced with { Validations = [Good with { Metric = "mae", Value = 0.1, Baseline = 0.2 }] });
        Assert.Contains("expired on 2026-10-31", FidelityLevels.Of(Sourced with { Validations = [Good with { Expires = new(2026, 10, 31) }] }, Today).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Updating_from_feeds_is_adaptive_only_while_validated()
    {
        var updating = new Updating { Adaptive = true, Feeds = ["crm"] };
        Level(FidelityLevel.Adaptive, Sourced with { Validations = [Good], Updating = updating });
        Level(FidelityLevel.HighFidelity, Sourced with { Validations = [Good], Updating = updating with { Feeds = [] } });
        Level(FidelityLevel.DataDriven, Sourced with { Updating = updating });
    }

    private static void Level(FidelityLevel expected, Twin twin) => Assert.Equal(expected, FidelityLevels.Of(twin, Today).Level);

    private static EvidenceItem[] Items(int n, string text) => [.. Enumerable.Range(1, n).Select(i => new EvidenceItem { Text = text + i, Source = "interview" })];
}
