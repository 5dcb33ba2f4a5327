using System.Globalization;
using Twins.Core.Personas;
using Twins.Core.Personas.Populations;
using Twins.Core.Studies;

namespace Twins.Core.Governance.Bias.Swapping;

/// <summary>Puts twins into guises: one attribute becomes what the guise says, and nothing else changes.</summary>
/// <param name="reference">The origin whose given names a swap of gender uses.</param>
/// <param name="seed">Which name a twin gets from a set.</param>
internal sealed class Disguise(string reference, int seed)
{
    public Twin Of(Twin twin, Guise guise)
    {
        var draw = Seeds.For(seed, "names", twin.Id);
        var demographics = twin.Demographics;
        return guise.Attribute switch
        {
            SwapAttribute.Gender => twin with { Name = $"{NameSets.Get(reference).Given(guise.Value is Guise.Woman, draw)} {Family(twin) ?? NameSets.Get(reference).FamilyName(draw)}", Demographics = demographics with { Gender = Spelled(guise.Value, demographics.Gender) } },
            SwapAttribute.Age => twin with { Demographics = demographics with { Age = int.Parse(guise.Value, CultureInfo.InvariantCulture) } },
            SwapAttribute.Origin => twin with { Name = Named(twin, guise.Value, draw), Demographics = demographics with { Nationality = NameSets.Get(guise.Value).Nationality } },
            _ => twin with { Name = Named(twin, guise.Value, draw) },
        };
    }

    /// <summary>A name of the twin's own gender; where it states none, of one that is drawn, the same in every guise.</summary>
    private static string Named(Twin twin, string origin, ulong draw)
    {
        var isWoman = PersonNames.Sex(twin.Demographics.Gender) ?? (draw >> 32) % 2 is 0;
        var set = NameSets.Get(origin);
        return $"{set.Given(isWoman, draw)} {set.FamilyName(draw)}";
    }

    /// <summary>The last word of a name of several, if it is one: "Person 3" has no family name.</summary>
    private static string? Family(Twin twin) =>
        twin.Name.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, .., var last] && last.All(c => char.IsLetter(c) || c is '-' or '\'' or '’') ? last : null;

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
