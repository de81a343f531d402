using OtgBot.Features.Prompts.Answering;
using OtgBot.Features.Prompts.Delivery;
using OtgBot.Features.Prompts.Home;
using OtgBot.Features.Prompts.Preview;
using OtgBot.Features.Prompts.Suggestions;
using OtgBot.Scheduling.Calendar;
using OtgBot.Turns;

namespace OtgBot.Features.Prompts;

/// <summary>The weekly principle with its microactions: posted on time, answered by buttons or words.</summary>
internal sealed class PromptsFeature(PromptsStore prompts, SuggestionStore suggestions, Schedules schedules) : IFeature
{
    public Text? Heading => PromptsTexts.Heading;

    public static void Register(IServiceCollection services) => services
        .AddSingleton<Library>()
        .AddSingleton<PromptsStore>()
        .AddSingleton<PromptCounts>()
        .AddSingleton<PromptAnswers>()
        .AddSingleton<AnswerableCards>()
        .AddSingleton(provider =>
            new CardUpdates(provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<CardRefresh>().Render))
        .AddSingleton<Stories>()
        .AddSingleton<SuggestionStore>()
        .AddSingleton<NextPrompt>()
        .AddSingleton<FollowUpPlan>()
        .AddSingleton<FollowUpCard>()
        .AddSingleton<LeadNotes>()
        .AddSingleton<StillWanted>()
        .AddSingleton<PromptSender>()
        .AddSingleton<PromptSettling>()
        .AddSingleton<PostingProgress>()
        .AddFeature<AnswerCommands>()
        .AddFeature<PrincipleCommands>()
        .AddFeature<AtHand>()
        .AddFeature<Suggesting>()
        .AddFeature<PromptHome>()
        .AddFeature<PostingNow>()
        .AddFeature<PreviewCommands>()
        .AddFeature<FollowUpCommand>()
        .AddFeature<Reviewing>()
        .AddFeature<PromptPoster>()
        .AddFeature<FollowUps>()
        .AddFeature<MissedNotes>()
        .AddFeature<PreviewNotes>()
        .AddFeature<CardRefresh>()
        .AddFeature<Withdrawals>()
        .AddFeature<LibraryFiles>();

    public void Map(FeatureMap map)
    {
        PromptsPhrases.Map(map);
        map.Installed(async turn =>
        {
            if (turn is { IsPersonal: false, CommunityOrNull: { } community }) await schedules.Ensure(community, turn.Cancel);
        });
        map.PostedPrinciples = prompts.Principles;
        map.Community(new CommunityData(schedules.Erase)
        {
            DropOld = async (community, oldest, cancel) =>
            {
                await prompts.DropOld(community, oldest, cancel);
                await suggestions.DropOld(community, oldest, cancel);
            },
        });
    }
}
