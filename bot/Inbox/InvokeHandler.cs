using Twins.Bot.Activities;

namespace Twins.Bot.Inbox;

/// <summary>
/// Answers one kind of invoke, in the response and within <see cref="InvokeDesk.Limit"/>, when its token is cancelled. It
/// begins again when its process died or it threw. What takes longer says so and puts the real card in its place later.
/// </summary>
/// <param name="Name">Such as "adaptiveCard/action".</param>
public sealed record InvokeHandler(string Name, Func<Activity, CancellationToken, Task<InvokeReply>> AnswerAsync);
