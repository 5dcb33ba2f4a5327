using System.Globalization;
using Twins.Core.Personas;
using Twins.Core.Personas.Populations;
using Twins.Core.Studies;

namespace Twins.Core.Governance.Bias.Swapping;

/// <summary>Puts twins into guises: one attribute becomes what the guise says, and nothing else differs between two guises of it.</summary>
/// <param name="reference">The origin whose given names a swap of gender uses.</param>
/// <param name="seed">Which name a twin gets from a set.</param>
internal sealed class Disguise(string reference, int seed)
{
    /// <summary>Endings of family names that tell a gender.</summary>
    private static readonly string[] Gendered = ["ska", "cka", "ski", "cki", "ova", "eva", "ov", "ev", "dottir", "dóttir", "sson"];

    public Twin Of(Twin twin, Guise guise) => guise.Attribute switch
    {
        SwapAttribute.Gender => Gender(NeutralTwin.Of(twin), guise.Value),
        SwapAttribute.Age => twin with { Demographics = twin.Demographics with { Age = int.Parse(guise.Value, CultureInfo.InvariantCulture) } },
        SwapAttribute.Origin => Named(twin, guise.Value) with { Demographics = twin.Demographics with { Nationality = NameSets.Get(guise.Value).Nationality } },
        _ => Named(twin, guise.Value),
    };

    private Twin Gender(Twin twin, string value)
    {
        var (set, draw) = (NameSets.Get(reference), Draw(twin));
        return twin with
        {
            Name = $"{set.Given(value is Guise.Woman, draw)} {Family(twin) ?? set.FamilyName(draw)}",
            Demographics = twin.Demographics with { Gender = Spelled(value, twin.Demographics.Gender) },
        };
    }

    /// <summary>A name of the twin's own gender; where it states none, of one that is drawn, the same in every guise.</summary>
    private Twin Named(Twin twin, string origin)
    {
        var (set, draw) = (NameSets.Get(origin), Draw(twin));
        return twin with { Name = $"{set.Given(PersonNames.Sex(twin.Demographics.Gender) ?? (draw >> 32) % 2 is 0, draw)} {set.FamilyName(draw)}" };
    }

    private ulong Draw(Twin twin) => Seeds.For(seed, "names", twin.Id);

    /// <summary>The last word of a name of several, if it is one and tells no gender: "Person 3" has no family name.</summary>
    private static string? Family(Twin twin) =>
        twin.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, .., var last] && last.All(c => char.IsLetter(c) || c is '-' or '\'' or '’') && !Gendered.Any(e => last.EndsWith(e, StringComparison.OrdinalIgnoreCase)) ? last : null;

    /// <summary>In the words of the document, so that not even the wording changes.</summary>
    private static string Spelled(string value, string? now) => (value is Guise.Woman, now?.ToLowerInvariant()) switch
    {
        (true, "male" or "female") => "female",
        (false, "male" or "female") => "male",
        (true, "frau" or "mann") => "Frau",
        (false, "frau" or "mann") => "Mann",
        (true, "weiblich" or "männlich") => "weiblich",
        (false, "weiblich" or "männlich") => "männlich",
        _ => value,
    };
}
