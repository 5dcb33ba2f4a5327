using System.CommandLine;
using Twins.Cli.Commands;
using Twins.Cli.Commands.Live;
using Twins.Cli.Commands.Plan;
using Twins.Cli.Commands.Register;
using Twins.Cli.Commands.Tune;
using Twins.Cli.Commands.Validate;
using Twins.Cli.Terminal;

var root = new RootCommand("Twins: ask AI digital twins of customers, experts and segments before you ask the market.")
{
    SweepCommand.Build(),
    EstimateCommand.Build(),
    BiasCommand.Build(),
    AskCommand.Build(),
    BuildCommand.Build(),
    ShowCommand.Build(),
    RevealCommand.Build(),
    ForgetCommand.Build(),
    PlanCommand.Build(),
    ValidateCommand.Build(),
    GatesCommand.Build(),
    RegisterCommand.Build(),
    AuditCommand.Build(),
    PopulateCommand.Build(),
    ProspectCommand.Build(),
    LiveCommand.Build(),
    DriftCommand.Build(),
    WatchCommand.Build(),
    EdgeCommand.Build(),
    TuneCommand.Build(),
    NewCommand.Build(),
    LintCommand.Build(),
    ImportCommand.Build(),
    ExportCommand.Build(),
    PushCommand.Build(),
    SchemaCommand.Build(),
};
return await Edge.RunAsync(root, args);
