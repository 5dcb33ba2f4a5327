using Twins.Adapters.Models;
using Twins.Bench.Loopback;
using Twins.Core.Respondents;
using Twins.Core.Respondents.Model;
using Twins.Core.Runs;
using Twins.Core.Studies;
using Twins.Core.Talks;

namespace Twins.Tests.Respondents.Model;

/// <summary>A respondent over a real connection to a loopback model, with a ledger and a record of what was sent.</summary>
internal sealed class Wired : IAsyncDisposable
{
    private readonly LoopbackModel server;
    private readonly ModelClients clients;
    private readonly Recorder recorder = new();

    private Wired(LoopbackModel server, Func<ModelSettings, ModelSettings>? tune, InMemoryLedger? ledger, decimal? budget)
    {
        this.server = server;
        var options = new ModelOptions
        {
            Provider = ModelProvider.Compatible,
            Settings = new ModelSettings { Model = "loopback", EmbeddingModel = "loopback-embedding" },
            Url = server.V1,
            MaxTries = 1,
            Timeout = TimeSpan.FromSeconds(20),
        };
        clients = ModelClients.Create(options, TimeProvider.System, recorder);
        Ledger = ledger ?? new InMemoryLedger();
        var till = new Till(Ledger, new Budget(budget, 0), "run", TimeProvider.System);
        Respondent = new ModelRespondent(clients.Chat, clients.Embeddings, till, tune?.Invoke(options.Settings) ?? options.Settings);
        Talker = new ModelTalker(clients.Chat, till, options.Settings);
    }

    public InMemoryLedger Ledger { get; }

    public ModelRespondent Respondent { get; }

    public ModelTalker Talker { get; }

    public LoopbackStats Seen => server.Stats;

    public IReadOnlyList<string> Sent => recorder.Bodies;

    public static async Task<Wired> StartAsync(LoopbackOptions? options = null, Func<ModelSettings, ModelSettings>? tune = null, InMemoryLedger? ledger = null, decimal? budget = null) =>
        new(await LoopbackModel.StartAsync(options), tune, ledger, budget);

    public static Task<Wired> FailingAsync(Fault fault) => StartAsync(new LoopbackOptions { Script = _ => fault });

    public Task<Response> AskAsync(Evaluation evaluation) => Respondent.AskAsync(evaluation, TestContext.Current.CancellationToken);

    public async ValueTask DisposeAsync()
    {
        clients.Dispose();
        await server.DisposeAsync();
    }

    private sealed class Recorder() : DelegatingHandler(new SocketsHttpHandler())
    {
        private readonly List<string> bodies = [];

        public IReadOnlyList<string> Bodies
        {
            get
            {
                lock (bodies) return [.. bodies];
            }
        }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await request.Content!.LoadIntoBufferAsync(cancellationToken);
            var body = await request.Content.ReadAsStringAsync(cancellationToken);
            lock (bodies) bodies.Add(body);
            return await base.SendAsync(request, cancellationToken);
        }
    }
}
