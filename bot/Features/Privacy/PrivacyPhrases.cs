namespace OtgBot.Features.Privacy;

/// <summary>How people ask what is kept about them.</summary>
internal static class PrivacyPhrases
{
    public static void Map(FeatureMap map)
    {
        map.Phrases("privacy.my-data", Effect.Shows, Takes.Nothing,
            nb: "vis mine data|dataene mine|mine opplysninger|opplysninger om meg|mine personopplysninger|innsyn|hva vet du om meg|lagret om meg",
            nn: "vis mine data|dataa mine|mine opplysningar|opplysningar om meg|mine personopplysningar|innsyn|kva veit du om meg|lagra om meg",
            en: "show my data|my own data|my information|information about me|what do you know about me|stored about me|data access|access to my data");
        map.Phrases("privacy.forget", Effect.Ends, Takes.Values,
            nb: "slett meg|slett mine data|slett dataene mine|slett alt om meg|slett alt|fjern meg|bli slettet|glem alt om meg|ja glem meg",
            nn: "slett meg|slett mine data|slett dataa mine|slett alt om meg|slett alt|fjern meg|bli sletta|gløym alt om meg|gløyme meg|ja gløym meg",
            en: "delete me|delete my data|delete everything|erase me|erase everything|erase everything about me|be deleted|remove me|yes forget me");
        map.Phrases("privacy.about", Effect.Shows, Takes.Nothing,
            nb: "personvernet|gdpr|personopplysninger|personvernerklæring|hva lagrer du|lov gdpr|personvern hva jeg lagrer",
            nn: "personvernet|gdpr|personopplysningar|personvernerklæring|kva lagrar du|lov gdpr|personvern kva eg lagrar",
            en: "gdpr|privacy policy|what do you store|what you store|privacy what I store");
    }
}
