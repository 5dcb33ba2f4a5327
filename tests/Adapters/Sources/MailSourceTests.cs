using System.Text;

namespace Twins.Tests.Adapters.Sources;

public sealed class MailSourceTests
{
    private const string Head = "From ada@example.org Mon Oct 12 10:12:00 2026\n";

    [Fact]
    public async Task Of_a_message_stays_what_its_sender_wrote()
    {
        var read = await Material.OfAsync("mail.mbox", Head + """
            From: Ada Quill <ada@example.org>
            Subject: Re: AW: The scale
            Date: Mon, 12 Oct 2026 10:12:00 +0000

            The scale is wrong again.
            >From my side that is all.

            Kind regards,
            Ada Quill
            14 Hawthorn Road

            On Fri, 9 Oct 2026 at 09:00, Fennel & Rye
            <service@example.com> wrote:
            > Dear Ms Quill, we are sorry.
            """);
        var record = Assert.Single(read.Records);
        Assert.Equal("The scale. The scale is wrong again.\nFrom my side that is all.", record.Text);
        Assert.Equal(["ada@example.org"], record.Person);
        Assert.Equal("Ada Quill", record.Name);
        Assert.Equal(new DateOnly(2026, 10, 12), record.Date);
        Assert.Equal("message 1", record.Place.At);
    }

    [Theory]
    [InlineData("Ich warte.\n\nMit freundlichen Grüßen\nUte Beispiel\nLindenstraße 4")]
    [InlineData("Ich warte.\n-- \nUte Beispiel")]
    [InlineData("Ich warte.\nAm 9. Oktober 2026 schrieb der Laden:\n> Guten Tag")]
    [InlineData("Ich warte.\n\nVon: Laden <laden@example.org>\nGesendet: Freitag\nGuten Tag")]
    [InlineData("Ich warte.\n-----Ursprüngliche Nachricht-----\nGuten Tag")]
    [InlineData("Ich warte.\nVon meinem iPhone gesendet")]
    public async Task Signatures_and_quotes_are_cut_in_German_too(string body) =>
        Assert.Equal(["Ich warte."], (await Material.OfAsync("a.eml", $"From: u@example.org\nContent-Type: text/plain; charset=utf-8\n\n{body}\n")).Texts);

    [Fact]
    public async Task A_message_in_HTML_is_read_as_a_person_sees_it()
    {
        var read = await Material.OfAsync("a.eml", """
            From: a@example.org
            Content-Type: text/html; charset=utf-8

            <html><head><title>no</title></head><style>p { color: red }</style><p>The bread &amp; the milk<br>were late.</p><blockquote>no</blockquote><script>no()</script></html>
            """);
        Assert.Equal(["The bread & the milk\nwere late."], read.Texts);
    }

    [Fact]
    public async Task What_is_attached_is_left_out_and_old_encodings_are_read()
    {
        var read = await Material.OfAsync("a.EML", Encoding.Latin1.GetBytes("From: a@example.org\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: text/plain; charset=iso-8859-1\nContent-Transfer-Encoding: 8bit\n\nDie Brötchen waren süß.\n--x\nContent-Type: application/pdf\nContent-Transfer-Encoding: base64\n\nAAAA\n--x--\n"));
        Assert.Equal(["Die Brötchen waren süß."], read.Texts);
    }

    [Fact]
    public async Task A_broken_message_spoils_no_other()
    {
        var read = await Material.OfAsync("mail.mbox", $"{Head}From: a@example.org\nSubject: One\n\nbefore\n\n{Head}\u0001\u0002 this has no head\nat all\n\n{Head}From: b@example.org\nSubject: Two\n\nFrom the start it was late.\n\n");
        Assert.Equal(["One. before", "Two. From the start it was late."], read.Texts);
        Assert.Equal(["message 1", "message 3"], read.Places);
        Assert.StartsWith("mail.mbox, message 2: has no head", read.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_message_without_an_end_the_beginning_is_read()
    {
        var read = await Material.OfAsync("mail.mbox", $"{Head}From: a@example.org\nSubject: Long\n\nwords {new string('x', 9 << 20)}\n\n{Head}From: b@example.org\n\nbehind\n");
        Assert.Equal(2, read.Records.Count);
        Assert.StartsWith("Long. words xxx", read.Records[0].Text, StringComparison.Ordinal);
        Assert.True(read.Records[0].Text.Length <= 1 << 21);
        Assert.Equal("behind", read.Records[1].Text);
    }

    [Fact]
    public async Task Mails_of_staff_are_nobodys_quotes()
    {
        using var material = new Material();
        material.With("sources.yaml", "files:\n  - file: mail.mbox\n    speakers: {service@example.com: staff}\n");
        var read = await material.With("mail.mbox", $"{Head}From: service@example.com\n\nWe are sorry.\n\n{Head}From: a@example.org\n\nSo am I.\n").ReadAsync();
        Assert.Equal(["So am I."], read.Texts);
    }
}
