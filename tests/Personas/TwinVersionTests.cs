using Twins.Core.Personas;

namespace Twins.Tests.Personas;

public class TwinVersionTests
{
    private const string Ana = "twin: ana\nname: Ana\ngoals: [save, eat]\nhabits: {noon: [soup], morning: [tea]}\ndemographics: {age: 41, gender: female}\n";

    [Theory]
    [InlineData("# a comment\nname: Ana\ntwin: ana\ndemographics: {gender: 'female', age: 41}\nhabits:\n  morning: [tea]\n  noon:\n    - soup\ngoals:\n  - save\n  - \"eat\"\n")]
    [InlineData(Ana + "notes: [call her back]\n")]
    [InlineData(Ana + "kind: individual\nbeliefs: []\nsummary: ''\nupdating: {adaptive: false}\n")]
    public void The_same_content_has_the_same_version(string other) => Assert.Equal(Version(Ana), Version(other));

    [Theory]
    [InlineData("twin: ana\nname: Ana\ngoals: [eat, save]\nhabits: {noon: [soup], morning: [tea]}\ndemographics: {age: 41, gender: female}\n")]
    [InlineData(Ana + "beliefs: [x]\n")]
    [InlineData(Ana + "kind: edge\n")]
    public void Other_content_has_another_version(string other) => Assert.NotEqual(Version(Ana), Version(other));

    [Fact]
    public void A_version_is_32_lower_hexadecimal_characters_and_stays_the_same()
    {
        Assert.Matches("^[0-9a-f]{32}$", Version(Ana));
        Assert.Equal("bce8b2e15e90a923c2c4639c47f8afcf", Version("twin: ana\nname: Ana\n"));
    }

    private static string Version(string yaml) => TwinVersion.Of(TwinFiles.One(yaml));
}
