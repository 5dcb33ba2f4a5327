using Twins.Core.Talks;
using Twins.Functions.Http.Paging;
using Twins.Functions.Security;

namespace Twins.Functions.Teams;

/// <summary>What people think of answers, for those who keep the twins.</summary>
internal static class FeedbackEndpoints
{
    public static void MapFeedback(this IEndpointRouteBuilder app) =>
        app.MapGet("/api/feedback", ListAsync).RequireAuthorization(Roles.Steward).WithTags("Twins").WithSummary("Likes, dislikes and reports of answers, newest first");

    private static async Task<Page<FeedbackLine>> ListAsync(PageRequest page, FeedbackBook book, CancellationToken stop)
    {
        var listed = await Page.TakeAsync(book.ListAsync(page.After, stop), page, feedback => feedback.Id, stop);
        return new Page<FeedbackLine>([.. listed.Items.Select(FeedbackLine.Of)], listed.Next) { Limit = page.Limit };
    }
}

/// <summary>Without who said it: stewards mend twins, not people.</summary>
/// <param name="Said">What the twin was asked; null when it cannot be told which answer is meant.</param>
internal sealed record FeedbackLine(string Id, DateTimeOffset At, FeedbackKind Kind, string? Comment, string? Twin, string? Said, string? Answer, string? TwinVersion, string? Respondent)
{
    public static FeedbackLine Of(Feedback feedback) => new(feedback.Id, feedback.At, feedback.Kind, feedback.Comment, feedback.Twin, feedback.Said, feedback.Answer, feedback.TwinVersion, feedback.Respondent);
}
