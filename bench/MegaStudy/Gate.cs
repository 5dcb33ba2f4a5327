namespace Twins.Bench.MegaStudy;

/// <param name="Reference">What it is held against, in words.</param>
public sealed record Gate(string Name, string Value, string Reference, bool IsReached)
{
    /// <summary>A published figure, reproduced to the digits it was published with.</summary>
    public static Gate Same(string name, double value, double reference, int digits) =>
        new(name, Show(value, digits), Show(reference, digits), Math.Abs(value - reference) <= .5 * Math.Pow(10, -digits));

    /// <summary>At least a figure, at the digits it is stated with.</summary>
    public static Gate AtLeast(string name, double value, double least, int digits) =>
        new(name, Show(value, digits + 1), $"≥ {Show(least, digits)}", Math.Round(value, digits) >= least);

    public static Gate Between(string name, double value, double low, double high) =>
        new(name, Show(value, 3), $"{low} to {high}", value >= low && value <= high);

    private static string Show(double value, int digits) => value.ToString($"F{digits}");
}
