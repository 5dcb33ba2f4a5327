using System.Text.Json.Nodes;
using Twins.Bot.Activities;

namespace Twins.Bot.Inbox;

/// <summary>Answers one kind of invoke, in the response and within seconds; a channel sends the same one again when it is slow.</summary>
/// <param name="Name">Such as "adaptiveCard/action".</param>
public sealed record InvokeHandler(string Name, Func<Activity, CancellationToken, Task<InvokeReply>> AnswerAsync);

/// <param name="Body">Null for none.</param>
public sealed record InvokeReply(int Status, JsonNode? Body);
