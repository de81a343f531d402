using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;
using OtgBot.Features.Unconferences.Agenda.Exports;
using OtgBot.Features.Unconferences.Domain;

namespace OtgBot.Features.Unconferences.Agenda;

/// <summary>
/// What an agenda keeps about a person: the address of their own calendar, whether they agreed to be named outside the chat, and when a
/// lead noted that they can't host.
/// </summary>
internal sealed class AgendaPrivacy(UnconferencesStore unconferences, AgendaStore agendas, Links links) : IFeature
{
    public void Map(FeatureMap map) => map.Personal(new PersonalData(ExportTexts.PersonalTitle, Read, Erase));

    private async IAsyncEnumerable<PersonalItem> Read(PersonScope scope, [EnumeratorCancellation] CancellationToken cancel)
    {
        foreach (var unconference in await Of(scope, cancel))
        {
            if (await links.MyToken(unconference.Id, scope.Key, cancel) is { } token)
                yield return new PersonalItem(ExportTexts.PersonalLink(unconference.Name),
                    new JsonObject { ["unconference"] = unconference.Name, ["token"] = token });
            if (await agendas.IsNamed(unconference.Id, scope.Key.Value, cancel))
                yield return new PersonalItem(ExportTexts.PersonalNamed(unconference.Name),
                    new JsonObject { ["unconference"] = unconference.Name, ["named"] = true });
            foreach (var rule in (await agendas.Terms(unconference.Id, cancel)).Rules.Where(rule => rule.Host == scope.Key.Value))
                yield return new PersonalItem(ExportTexts.PersonalAway(unconference.Name),
                    JsonSerializer.SerializeToNode(rule, AgendaJson.Default.AgendaRule)!);
        }
    }

    private async Task Erase(PersonScope scope, CancellationToken cancel)
    {
        foreach (var unconference in await Of(scope, cancel))
        {
            await links.Forget(unconference.Id, scope.Key, cancel);
            await agendas.ForgetName(unconference.Id, scope.Key.Value, cancel);
            var terms = await agendas.Terms(unconference.Id, cancel);
            if (terms.Rules.Any(rule => rule.Host == scope.Key.Value))
                await agendas.ChangeTerms(unconference.Id, old => old.WithoutHost(scope.Key.Value), cancel);
        }
    }

    private async Task<IReadOnlyList<Unconference>> Of(PersonScope scope, CancellationToken cancel)
    {
        var found = new Dictionary<string, Unconference>();
        foreach (var community in scope.Communities)
        {
            foreach (var unconference in await unconferences.Touched(community, cancel)) found[unconference.Id] = unconference;
        }

        return [.. found.Values];
    }
}
