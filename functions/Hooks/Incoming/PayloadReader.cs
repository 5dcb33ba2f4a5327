using System.Net.Http.Headers;
using System.Net.Mime;
using System.Text.Json;
using CloudNative.CloudEvents;
using CloudNative.CloudEvents.Core;
using CloudNative.CloudEvents.Http;
using CloudNative.CloudEvents.SystemTextJson;
using Twins.Functions.Http.Problems;

namespace Twins.Functions.Hooks.Incoming;

/// <summary>What a call is about: its JSON, or the data of the CloudEvent that it carries.</summary>
internal static class PayloadReader
{
    // A name that stands twice would be read by the signer in one way and by us in another.
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 32, AllowDuplicateProperties = false };

    private static readonly JsonEventFormatter Formatter = new(new JsonSerializerOptions(), Strict);

    /// <exception cref="PayloadException">It is not JSON, or not an event that is understood.</exception>
    public static JsonElement Read(IHeaderDictionary headers, ReadOnlyMemory<byte> body)
    {
        if (headers.ContentEncoding.Count > 0) throw Unsupported("Send the body as it is, without Content-Encoding.");
        var type = TypeOf(headers.ContentType);
        if (MimeUtilities.IsCloudEventsBatchContentType(type.MediaType)) throw Unsupported("Events in batches are not understood; send each event in a call of its own.");
        if (MimeUtilities.IsCloudEventsContentType(type.MediaType)) return Structured(type, body);
        if (headers.ContainsKey(HttpUtilities.SpecVersionHttpHeader)) return Binary(headers, type, body);
        return Json(type.MediaType, body);
    }

    private static JsonElement Structured(ContentType type, ReadOnlyMemory<byte> body)
    {
        if (type.MediaType is not "application/cloudevents+json") throw Unsupported($"Events as {type.MediaType} are not understood; send application/cloudevents+json.");
        return Event(() => Formatter.DecodeStructuredModeMessage(body, type, extensionAttributes: null)).Data switch
        {
            JsonElement json => json,
            byte[] bytes => Json("application/json", bytes),
            _ => throw PayloadItem.Unusable("/data", "The event's data is not JSON."),
        };
    }

    /// <summary>The attributes are only held against the specification; they are not signed, so nothing depends on them.</summary>
    private static JsonElement Binary(IHeaderDictionary headers, ContentType type, ReadOnlyMemory<byte> body)
    {
        Event(() =>
        {
            var read = new CloudEvent(CloudEventsSpecVersion.FromVersionId(headers[HttpUtilities.SpecVersionHttpHeader]) ?? throw new FormatException());
            foreach (var (name, value) in headers)
                if (HttpUtilities.GetAttributeNameFromHeaderName(name) is { } attribute and not "specversion") read.SetAttributeFromString(attribute, HttpUtilities.DecodeHeaderValue(value.ToString()));
            return read.Validate();
        });
        return Json(type.MediaType, body);
    }

    private static CloudEvent Event(Func<CloudEvent> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is ArgumentException or JsonException or FormatException or InvalidOperationException)
        {
            throw new PayloadException(ProblemKinds.BadRequest, "This is no CloudEvent of version 1.0: it needs specversion, id, source and type, each as the specification has it.");
        }
    }

    private static JsonElement Json(string mediaType, ReadOnlyMemory<byte> body)
    {
        if (mediaType is not "application/json" && !mediaType.EndsWith("+json", StringComparison.OrdinalIgnoreCase)) throw Unsupported($"The payload must be JSON, not {mediaType}.");
        try
        {
            using var document = JsonDocument.Parse(body, Strict);
            return document.RootElement.Clone();
        }
        catch (JsonException e)
        {
            throw new PayloadException(ProblemKinds.BadRequest, $"The payload is no JSON that can be read: look at line {e.LineNumber + 1}, byte {e.BytePositionInLine + 1}. It may be nested 32 deep, and no name may stand twice.");
        }
    }

    private static ContentType TypeOf(string? sent) =>
        string.IsNullOrEmpty(sent) ? new ContentType("application/json")
        : MediaTypeHeaderValue.TryParse(sent, out var type) ? MimeUtilities.ToContentType(type)!
        : throw Unsupported("The Content-Type cannot be read; send application/json.");

    private static PayloadException Unsupported(string problem) => new(ProblemKinds.UnsupportedMedia, problem);
}
