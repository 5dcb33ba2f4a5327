using Twins.Bench.Loopback;

return args is ["loopback", .. var rest] ? await LoopbackCommand.RunAsync(rest) : 2;
