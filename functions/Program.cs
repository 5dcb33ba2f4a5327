var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/", () => "Twins");
await app.RunAsync();
