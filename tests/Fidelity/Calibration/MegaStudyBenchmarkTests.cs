using Twins.Bench.MegaStudy;

namespace Twins.Tests.Fidelity.Calibration;

public sealed class MegaStudyBenchmarkTests
{
    [Fact]
    public void Every_gate_of_ev3_is_reached_on_the_real_people()
    {
        using var text = new StringWriter();
        var code = MegaStudyBenchmark.Run(SharedFolder.Path("data", "megastudy"), text);
        Assert.DoesNotContain("| missed |", text.ToString());
        Assert.Contains("| skill with 50 labels per outcome | 0.03", text.ToString());
        Assert.Equal(0, code);
    }

    [Fact]
    public void A_folder_without_the_study_is_said_to_be_one()
    {
        using var text = new StringWriter();
        Assert.Equal(2, MegaStudyBenchmark.Run(Path.GetTempPath(), text));
        Assert.Contains("dv_variables_summary.csv", text.ToString());
    }
}
