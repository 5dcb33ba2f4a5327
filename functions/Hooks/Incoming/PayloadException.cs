namespace Twins.Functions.Hooks.Incoming;

/// <summary>A call that is signed as it should be and cannot be used.</summary>
/// <param name="Status">The HTTP status that says so.</param>
/// <param name="Kind">The problem's stable name.</param>
/// <param name="Pointer">Where in the payload; null when the whole of it is meant.</param>
internal sealed class PayloadException(int Status, string Kind, string problem, string? Pointer = null) : Exception(problem)
{
    public int Status { get; } = Status;
    public string Kind { get; } = Kind;
    public string? Pointer { get; } = Pointer;
}
