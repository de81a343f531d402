using OtgBot.Cards;
using OtgBot.Features.Participation;
using OtgBot.Features.Privacy;
using OtgBot.Turns;

namespace OtgBot.Tests.Features.Privacy;

/// <summary>The cards about what is stored, with realistic content.</summary>
internal static class PrivacyGalleryCards
{
    public static IEnumerable<(string Name, Card Card)> Cards(string language)
    {
        var chosen = Languages.All.Single(known => known.Tag() == language);
        var team = new Community { Address = new Address("test", "tenant", "team", ConversationKind.Channel), Name = "Plattform" };
        yield return ("privacy-about", PrivacyCards.About(chosen));
        yield return ("privacy-my-data", PrivacyCards.MyData(chosen,
        [
            (PrivacyTexts.AboutYou.In(chosen), PrivacyTexts.Pseudonym(chosen)),
            (PrivacyTexts.AboutYou.In(chosen), PrivacyTexts.ProfileLine(chosen, new Profile { Language = chosen, Chat = team.Address, Seen = new DateOnly(2026, 11, 1) }, ["Plattform", "OTG Norge"])),
            (PrivacyTexts.AboutYou.In(chosen), PrivacyTexts.OpenForm(chosen, "Digital brevpost, Erfaringer fra pilot")),
            (PrivacyTexts.LeadTitle.In(chosen), PrivacyTexts.LeadLine(chosen, "Plattform", "Kari Nordmann")),
            (ParticipationTexts.PersonalTitle.In(chosen), ParticipationTexts.Week(new IsoWeek(2026, 46), new PersonWeek { Facts = [new(FactKind.Taken, 2, "a"), new(FactKind.Taken, 2, "b"), new(FactKind.Done, 2, "a")] }).In(chosen)),
            (ParticipationTexts.PersonalTitle.In(chosen), ParticipationTexts.Week(new IsoWeek(2026, 47), new PersonWeek { Facts = [new(FactKind.Proposed, 0, "t"), new(FactKind.Voted, 0, "u")] }).In(chosen)),
        ], 1, 1));
        yield return ("privacy-my-data-json", PrivacyCards.MyDataJson(chosen,
        [
            .. Json.Split('\n').Select(line => ("", line)),
        ], 1, 2));
        yield return ("privacy-my-data-file", PrivacyCards.MyDataFile(chosen, "https://otgbot.example.no/my-data/who/token"));
        yield return ("privacy-home", PrivacyCards.Home(chosen));
        yield return ("privacy-confirm", PrivacyCards.Confirm(chosen, [team], "gq9Kx0V3"));
        yield return ("privacy-forgotten", PrivacyCards.Forgotten(chosen, [team]));
    }

    private const string Json = """
        {
          "person": {
            "id": "29:1AbC",
            "name": "Kari Nordmann"
          },
          "stored": [
            {
              "title": "Om deg",
              "data": {
                "pseudonym": "gq9Kx0V3R1yTn2Yb8wLm4A"
              }
            },
            {
              "title": "Om deg",
              "data": {
                "row": "profile",
                "document": {
                  "language": "Nn",
                  "communities": [
                    "c|msteams|72f988bf|19!003a4a5b"
                  ],
                  "v": 1
                }
              }
            }
          ]
        }
        """;
}
