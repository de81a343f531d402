using OtgBot.Channels.Terminal;
using OtgBot.Features;
using OtgBot.Hosting;
using OtgBot.Storage;
using OtgBot.Turns;

// The bot's table of contents: where it keeps things, how it is reached, what it does.
var mode = args.FirstOrDefault(word => !word.StartsWith('-')) ?? "serve";
var builder = WebApplication.CreateBuilder(args);

builder.Services
    .AddClock(builder.Environment)
    .AddStorage(builder.Configuration)
    .AddTurns(builder.Configuration);

if (mode == "chat") builder.Services.AddTerminal();

builder.Services
    .AddFeatureMap();

var app = builder.Build();
app.Services.MapFeatures();
app.MapHealth();

if (mode == "chat") await app.RunTerminal();
else await app.RunAsync();
