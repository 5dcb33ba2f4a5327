using Twins.Core.Evidence.Building;
using Twins.Core.Personas;

namespace Twins.Cli.Building;

/// <summary>Consents of the sources, by pseudonym.</summary>
internal sealed class PeopleWhoAgreed(ILookup<string, Consent> consents, DateOnly today)
{
    /// <summary>Whoever once agreed and no longer does, is no part of a segment either; of others nothing is known, and the company answers for using what they wrote to it.</summary>
    public bool Refuse(string pseudonym, TwinsBy by) => by is not TwinsBy.Customer && consents.Contains(pseudonym) && !consents[pseudonym].Any(c => Holds(c) && c.Purposes.Contains(Purpose.Research));

    /// <summary>By the pseudonym that stands for the person, the consents that hold.</summary>
    public IReadOnlyDictionary<string, Consent> Valid(ILookup<string, string> people) => people
        .Select(p => (Person: p.Key, Consent: p.SelectMany(alias => consents[alias]).FirstOrDefault(Holds)))
        .Where(p => p.Consent is not null)
        .ToDictionary(p => p.Person, p => p.Consent!, StringComparer.Ordinal);

    private bool Holds(Consent consent) => consent.Given <= today && today <= consent.Expires;
}
