using Twins.Adapters.Evidence.Embedded;
using Twins.Core.Evidence;
using Twins.Core.Governance.Rights;
using Twins.Core.Personas.Change;
using Twins.Core.Runs;
using Twins.Core.Runs.Sharing;
using Twins.Core.Storage;
using Twins.Core.Talks;
using Twins.Core.Tuning;
using Twins.Functions.Hosting;

namespace Twins.Functions.Rights;

internal static class RightsSetup
{
    public static IServiceCollection AddRights(this IServiceCollection services, TwinsSettings settings) => services
        .AddSingleton<BuildBook>()
        .AddSingleton<ForgottenPeople>()
        .AddSingleton<ConsentBook>()
        .AddSingleton<SealedIdentifiers>()
        .AddSingleton<DocumentErasure>()
        .AddSingleton<RunErasure>()
        .AddSingleton<SubjectFinder>()
        .AddSingleton(s => new Eraser(s.GetRequiredService<ErasureStores>(), s.GetRequiredService<DocumentErasure>(), s.GetRequiredService<RunErasure>(), Tidied(s.GetRequiredService<StudyShelf>(), s.GetRequiredService<ErasureProof>()), s.GetRequiredService<TimeProvider>()))
        // Made by a build on the machine that this app may share its folder with; an app on Azure has none.
        .AddSingleton(s => new Corpus(s.GetRequiredService<IBlobStore>(), s.GetRequiredService<IRecordStore>(), SqliteEvidence.Open(settings.Data), vectors: null))
        .AddSingleton(s =>
        {
            var records = s.GetRequiredService<IRecordStore>();
            return new ErasureStores(s.GetRequiredService<BuildBook>(), s.GetRequiredService<Corpus>(), s.GetRequiredService<ForgottenPeople>(), new ReportBook(records), s.GetRequiredService<ILedger>(), new TalkBook(records), s.GetRequiredService<EvidenceIndex>(), new Diary(records), new TuningBook(records), s.GetRequiredService<ConsentBook>(), s.GetRequiredService<SealedIdentifiers>());
        });

    /// <summary>The files of runs lie unpacked on this machine, too.</summary>
    private static ErasureProof Tidied(StudyShelf shelf, ErasureProof prove) => async (texts, folders, cancellationToken) =>
    {
        await shelf.TidyAsync(cancellationToken);
        return await prove(texts, folders, cancellationToken);
    };
}
