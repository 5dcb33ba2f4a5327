namespace Twins.Core.Evidence.PersonalData;

/// <summary>What was taken out of a text.</summary>
public enum PersonalDataKind
{
    Name,
    Email,
    Phone,
    Address,
    CardNumber,
    AccountNumber,
    Id,
    DateOfBirth,
    Link,
    IpAddress,
}
