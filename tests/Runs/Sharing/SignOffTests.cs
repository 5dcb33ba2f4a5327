using Twins.Core.Governance.Register;
using Twins.Core.Runs.Journal;
using Twins.Core.Runs.Sharing;

namespace Twins.Tests.Runs.Sharing;

/// <summary>The desk where the API, webhooks, nights and Teams order their runs.</summary>
public sealed class SignOffTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task A_run_on_which_a_decision_about_a_person_could_rest_is_ordered_only_while_its_twins_are_signed_off()
    {
        await using var shop = await Workshop.OpenAsync();
        shop.Write(twins: 2, variants: 1);
        var file = Path.Combine(shop.Study, "small.campaign.yaml");
        await File.WriteAllTextAsync(file, "objective: Should we approve the loan of Mr. Keller?\n" + await File.ReadAllTextAsync(file, None), None);
        var (hand, book) = (shop.Hand(), new RegisterBook(new AuditLog(shop.Stores.Records, shop.Clock), shop.Clock));
        var refused = await Assert.ThrowsAsync<SignOffException>(() => OrderAsync("one"));
        Assert.Equal(["twin:t0", "twin:t1"], refused.Missing.Select(m => m.Subject));
        foreach (var member in shop.Load().Plan.Panel.Members)
        {
            await book.AddAsync(Registration.Of(member.Twin, "risk", "Tests of letters"), "risk-lead", None);
            await book.ApproveAsync(RegisterSubject.OfTwin(member.Twin.Id), new ApprovalRequest("credit", new DateOnly(2026, 11, 26), null), "legal-1", None);
        }
        var run = await OrderAsync("two");
        shop.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(SignOffGap.Expired, (await Assert.ThrowsAsync<SignOffException>(() => OrderAsync("three"))).Missing[0].Gap);
        // What was ordered while it was approved goes on.
        Assert.NotNull((await shop.FinishAsync(run.Id, hand)).Report);

        Task<RunView> OrderAsync(string key) => hand.Desk.OrderAsync(shop.Load(), new RunWish("test", key) { Model = "loopback" }, None);
    }
}
