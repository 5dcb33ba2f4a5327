using Twins.Core.Evidence.Sources;

namespace Twins.Tests.Evidence.Sources;

public sealed class ColumnGuessTests
{
    [Theory]
    [InlineData("customer_id", ColumnRole.Person, "C1", "C2")]
    [InlineData("customerId", ColumnRole.Person, "17", "18")]
    [InlineData("Kundennummer", ColumnRole.Person, "17", "18")]
    [InlineData("customer.id", ColumnRole.Ignore, "17x", "18x")]
    [InlineData("email", ColumnRole.Email, "ada@example.org", "n/a", "ben@example.org")]
    [InlineData("kontakt", ColumnRole.Email, "ada@example.org", "ben@example.org")]
    [InlineData("E-Mail-Adresse", ColumnRole.Email, "ada@example.org", "-", "ben@example.org")]
    [InlineData("first_name", ColumnRole.Name, "Ada", "Ben")]
    [InlineData("Nachname", ColumnRole.Name, "Quill", "Beispiel")]
    [InlineData("product_name", ColumnRole.Ignore, "Bread", "Milk")]
    [InlineData("created_at", ColumnRole.Date, "2026-01-02T03:04:05Z", "2026-02-03T04:05:06Z")]
    [InlineData("Datum", ColumnRole.Date, "2.1.2026", "unknown")]
    [InlineData("whenever", ColumnRole.Date, "2.1.2026", "13.1.2026")]
    [InlineData("timestamp", ColumnRole.Ignore, "1764000000", "1764000001")]
    [InlineData("time_on_site", ColumnRole.Measure, "12", "31")]
    [InlineData("delivery_times_checked", ColumnRole.Measure, "1", "3")]
    [InlineData("Kundengruppe", ColumnRole.Segment, "Familien", "Rentner")]
    [InlineData("plan", ColumnRole.Segment, "basic", "plus", "basic")]
    [InlineData("plan", ColumnRole.Text, "I will buy bread on Monday and milk later", "We plan all meals on Sunday night at home")]
    [InlineData("personal_note", ColumnRole.Text, "short", "words")]
    [InlineData("stars", ColumnRole.Rating, "1", "5")]
    [InlineData("Bewertung", ColumnRole.Rating, "4,5", "3")]
    [InlineData("age", ColumnRole.Trait, "38", "41")]
    [InlineData("Beruf", ColumnRole.Trait, "Lehrerin", "Koch")]
    [InlineData("ticket_id", ColumnRole.Ignore, "7001", "7002")]
    [InlineData("phone", ColumnRole.Ignore, "01632960117", "01632960118")]
    [InlineData("delivery_address", ColumnRole.Ignore, "14 Hawthorn Road, Galway, H91 XY12, Ireland", "15 Hawthorn Road, Galway, H91 XY12, Ireland")]
    [InlineData("url", ColumnRole.Ignore, "https://example.org/a/very/long/address/of/a/page", "https://example.org/b")]
    [InlineData("orders", ColumnRole.Measure, "3", "4")]
    [InlineData("Umsatz", ColumnRole.Measure, "1.234,50 €", "12,99 €")]
    [InlineData("subject", ColumnRole.Text, "Late", "Cold")]
    [InlineData("Nachricht", ColumnRole.Text, "Kalt", "Spät")]
    [InlineData("x7", ColumnRole.Text, "It came at nine and not at six, as was said.", "I am never at home at nine in the morning.")]
    [InlineData("x8", ColumnRole.Ignore, "a", "b")]
    [InlineData("message", ColumnRole.Ignore, "", " ")]
    public void A_column_is_placed_by_its_name_and_its_values(string name, ColumnRole role, params string[] values) =>
        Assert.Equal(role, ColumnGuess.Of(name, values));

    [Theory]
    [InlineData(1, 5, "1", "5")]
    [InlineData(0, 5, "0", "4")]
    [InlineData(1, 10, "9", "2")]
    [InlineData(0, 10, "0", "10")]
    [InlineData(0, 100, "87", "55")]
    [InlineData(1, 5, "4,5", "3")]
    public void The_scale_of_a_rating_is_told_by_its_values(double low, double high, params string[] values) =>
        Assert.Equal([low, high], ColumnGuess.Scale(values));
}
