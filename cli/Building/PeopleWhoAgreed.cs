using Twins.Core.Evidence.Building;
using Twins.Core.Personas;

namespace Twins.Cli.Building;

/// <summary>Consents of the sources, by pseudonym.</summary>
internal sealed class PeopleWhoAgreed(ILookup<string, Consent> consents, DateOnly today)
{
    /// <summary>Whoever once agreed and no longer does, is no part of a segment either; of others nothing is known, and the company answers for using what they wrote to it.</summary>
    public bool Refuse(string pseudonym, TwinsBy by) => by is not TwinsBy.Customer && consents.Contains(pseudonym) && !consents[pseudonym].Any(c => Holds(c) && c.Purposes.Contains(Purpose.Research));

    /// <summary>Whether somebody agreed to be found again.</summary>
    public bool MayBeNamed(string pseudonym) => consents[pseudonym].Any(c => Holds(c) && c.Purposes.Contains(Purpose.Contact));

    /// <summary>What everybody agreed to last, by every pseudonym of theirs.</summary>
    public IReadOnlyDictionary<string, Consent> Latest(ILookup<string, string> people) => people
        .SelectMany(p => p.SelectMany(alias => consents[alias]).OrderByDescending(Holds).ThenByDescending(c => c.Given).Take(1).SelectMany(c => p.Append(p.Key).Distinct(StringComparer.Ordinal).Select(alias => (alias, c))))
        .ToDictionary(c => c.alias, c => c.c, StringComparer.Ordinal);

    /// <summary>By the pseudonym that stands for the person, the consents that hold.</summary>
    public IReadOnlyDictionary<string, Consent> Valid(ILookup<string, string> people) => people
        .Select(p => (Person: p.Key, Consent: p.SelectMany(alias => consents[alias]).FirstOrDefault(Holds)))
        .Where(p => p.Consent is not null)
        .ToDictionary(p => p.Person, p => p.Consent!, StringComparer.Ordinal);

    private bool Holds(Consent consent) => consent.Given <= today && today <= consent.Expires;
}
