namespace Twins.Core.Evidence.PersonalData;

/// <summary>What stands in a text where personal data stood: plain words that people and models understand.</summary>
internal static class Placeholder
{
    public static string Of(PersonalDataKind kind) => $"[{Words(kind)}]";

    public static string Words(PersonalDataKind kind) => kind switch
    {
        PersonalDataKind.Name => "name",
        PersonalDataKind.Email => "email",
        PersonalDataKind.Phone => "phone",
        PersonalDataKind.Address => "address",
        PersonalDataKind.CardNumber => "card number",
        PersonalDataKind.AccountNumber => "account number",
        PersonalDataKind.DateOfBirth => "date of birth",
        PersonalDataKind.Link => "link",
        PersonalDataKind.IpAddress => "ip address",
        _ => "id",
    };
}
