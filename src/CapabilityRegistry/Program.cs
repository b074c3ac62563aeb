using CapabilityRegistry;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
builder.AddRegistry();
var app = builder.Build();
app.MapRegistry();
await app.RunAsync();
