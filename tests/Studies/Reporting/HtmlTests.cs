using CsCheck;
using Twins.Core.Studies.Reporting;

namespace Twins.Tests.Studies.Reporting;

public class HtmlTests
{
    [Fact]
    public void A_hole_is_text_and_never_markup()
    {
        var name = "<script>\"'&";
        Html html = $"<p title=\"{name}\">{name}</p>";
        Assert.Equal("<p title=\"&lt;script&gt;&quot;&#x27;&amp;\">&lt;script&gt;&quot;&#x27;&amp;</p>", html.ToString());
    }

    [Fact]
    public void Markup_goes_into_markup_as_it_is()
    {
        Html inner = $"<b>{"a<b"}</b>";
        Html[] items = [inner, inner];
        Html outer = $"<p>{inner}</p>{items}{(Html?)null}";
        Assert.Equal("<p><b>a&lt;b</b></p><b>a&lt;b</b><b>a&lt;b</b>", outer.ToString());
    }

    [Fact]
    public void Names_of_all_scripts_stay_readable()
    {
        Html html = $"{"José Müller, 山田, Ελένη, עברית"}";
        Assert.Equal("José Müller, 山田, Ελένη, עברית", html.ToString());
    }

    [Theory]
    [InlineData('\0')]
    [InlineData('\u0007')]
    [InlineData('\u001B')]
    [InlineData('\u0085')]
    [InlineData('\u202E')]
    [InlineData('\u202A')]
    [InlineData('\u2066')]
    [InlineData('\u2069')]
    [InlineData('\uD83E')]
    [InlineData('\uDD8A')]
    public void Characters_that_disturb_a_page_become_a_visible_replacement(char disturbing)
    {
        Html html = $"{"a" + disturbing + "b"}";
        Assert.Equal("a\uFFFDb", System.Net.WebUtility.HtmlDecode(html.ToString()));
    }

    [Fact]
    public void Line_breaks_of_a_message_survive()
    {
        Html html = $"{"a\nb"}";
        Assert.Equal("a\nb", System.Net.WebUtility.HtmlDecode(html.ToString()));
    }

    [Fact]
    public void Coordinates_are_short_invariant_and_never_NaN()
    {
        Html html = $"{1.23456},{-0.5},{double.NaN},{1234567.0},{double.PositiveInfinity}";
        Assert.Equal("1.23,-0.5,0,1234567,0", html.ToString());
    }

    [Fact]
    public void No_text_whatever_opens_an_element_or_leaves_an_attribute() =>
        Gen.String.Sample(text =>
        {
            Html html = $"{text}";
            return html.ToString().IndexOfAny(['<', '>', '"', '\'']) < 0;
        });

    [Fact]
    public void Nobody_but_the_compiler_writes_raw_markup()
    {
        var callers = Directory.EnumerateFiles(Path.Combine(Checkout.Root, "core"), "*.cs", SearchOption.AllDirectories)
            .Where(f => !f.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal) && Path.GetFileName(f) is not "Html.cs")
            .Where(f => File.ReadAllText(f).Contains("AppendLiteral", StringComparison.Ordinal));
        Assert.Empty(callers);
    }
}
