using Twins.Core.Evidence;
using Twins.Core.Personas;

namespace Twins.Tests.Personas;

public class FidelityLevelsTests
{
    private static readonly DateOnly Today = new(2026, 11, 1);
    private static readonly Twin Described = new() { Id = "a", Name = "A", Goals = ["save"] };
    private static readonly Twin Sourced = Described with { Memory = new Memory { Quotes = Items(5, "q"), Facts = Items(3, "f"), Episodes = Items(2, "e") } };

    private static readonly Validation Good = new()
    {
        Study = "spring",
        Date = new(2026, 4, 1),
        Expires = new(2027, 4, 1),
        Version = TwinVersion.Of(Sourced),
        Respondent = "gpt-mini",
        Metric = "correlation",
        Value = 0.7,
        Baseline = 0.4,
        Beats = true,
        Base = "410 people",
        Uses = new Dictionary<string, DateOnly> { ["ideation"] = new(2027, 4, 1), ["message"] = new(2026, 12, 1), ["pricing"] = new(2026, 9, 1) },
        Report = new string('0', 64),
    };

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
    public void A_validation_that_is_expired_or_future_or_of_another_version_counts_for_nothing()
    {
        Level(FidelityLevel.DataDriven, Sourced with { Validations = [Good with { Expires = new(2026, 10, 31) }] });
        Level(FidelityLevel.DataDriven, Sourced with { Validations = [Good with { Date = new(2026, 11, 2) }] });
        Assert.Contains("expired on 2026-10-31", Reason(Sourced with { Validations = [Good with { Expires = new(2026, 10, 31) }] }), StringComparison.Ordinal);
        Assert.Contains("has changed since it was validated", Reason(Sourced with { Goals = ["spend"], Validations = [Good] }), StringComparison.Ordinal);
    }

    [Fact]
    public void A_validation_that_failed_lowers_the_level_until_the_same_one_is_passed_again()
    {
        var failed = Good with { Study = "summer", Date = new(2026, 7, 1), Value = .3, Beats = false };
        Level(FidelityLevel.DataDriven, Sourced with { Validations = [Good, failed] });
        Assert.Contains("in 'summer' it was not shown to beat the baseline", Reason(Sourced with { Validations = [Good, failed] }), StringComparison.Ordinal);
        Level(FidelityLevel.HighFidelity, Sourced with { Validations = [Good, failed, failed with { Date = new(2026, 9, 1), Beats = true }] });
    }

    [Fact]
    public void The_reason_says_who_answered_and_what_the_twin_may_be_used_for() =>
        Assert.EndsWith("beats its baseline in 'spring' (correlation 0.7 against 0.4, 410 people, answered by gpt-mini; usable for ideation, message, good until 2027-04-01).", Reason(Sourced with { Validations = [Good] }), StringComparison.Ordinal);

    [Fact]
    public void A_validation_changes_no_version() => Assert.Equal(TwinVersion.Of(Sourced), TwinVersion.Of(Sourced with { Validations = [Good] }));

    [Fact]
    public void Updating_from_feeds_is_adaptive_only_while_validated()
    {
        var updating = new Updating { Adaptive = true, Feeds = ["crm"] };
        Level(FidelityLevel.Adaptive, Sourced with { Validations = [Good], Updating = updating });
        var unfed = Sourced with { Updating = updating with { Feeds = [] } };
        Level(FidelityLevel.HighFidelity, unfed with { Validations = [Good with { Version = TwinVersion.Of(unfed) }] });
        Level(FidelityLevel.DataDriven, Sourced with { Updating = updating });
    }

    [Fact]
    public void A_twin_that_is_fed_keeps_its_validation_while_it_changes_and_until_that_expires()
    {
        var fed = Sourced with { Goals = ["spend"], Updating = new Updating { Adaptive = true, Feeds = ["crm"] } };
        Level(FidelityLevel.Adaptive, fed with { Validations = [Good] });
        Level(FidelityLevel.DataDriven, fed with { Validations = [Good with { Expires = new(2026, 10, 31) }] });
    }

    private static string Reason(Twin twin) => FidelityLevels.Of(twin, Today).Reason;

    private static void Level(FidelityLevel expected, Twin twin) => Assert.Equal(expected, FidelityLevels.Of(twin, Today).Level);

    private static EvidenceItem[] Items(int n, string text) => [.. Enumerable.Range(1, n).Select(i => new EvidenceItem { Text = text + i, Source = "interview" })];
}
