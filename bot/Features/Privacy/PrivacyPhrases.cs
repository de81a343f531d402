namespace OtgBot.Features.Privacy;

/// <summary>How people ask what is kept about them.</summary>
internal static class PrivacyPhrases
{
    public static void Map(FeatureMap map)
    {
        map.Phrases("privacy.my-data", Effect.Shows, Takes.Nothing,
            nb: "vis mine data|dataene mine|mine opplysninger|opplysninger om meg|mine personopplysninger|innsyn|hva vet du om meg"
                + "|lagret om meg|vite om meg|vet om meg|vet du om meg|vet dere om meg|har dere om meg|har du om meg|kopi av alt"
                + "|kopi av dataene|lagret på meg|hva er lagret om meg",
            nn: "vis mine data|dataa mine|mine opplysningar|opplysningar om meg|mine personopplysningar|innsyn|kva veit du om meg"
                + "|lagra om meg|vite om meg|veit om meg|veit de om meg|har de om meg|har du om meg|kopi av alt|lagra på meg"
                + "|kva er lagra om meg",
            en: "show my data|my own data|my information|information about me|what do you know about me|stored about me|data access"
                + "|access to my data|know about me|have on me|hold on me|have about me|copy of everything|copy of my data|stored on me"
                + "|what is stored about me");
        map.Phrases("privacy.forget", Effect.Ends, Takes.Values,
            nb: "slett meg|slett mine data|slett dataene mine|slett alt om meg|slett alt|fjern meg|bli slettet|glem alt om meg"
                + "|ja glem meg|slett alt du har|slett alt dere har|fjern alt du har om meg|ta bort alt om meg|slett opplysninger"
                + "|slett alle data",
            nn: "slett meg|slett mine data|slett dataa mine|slett alt om meg|slett alt|fjern meg|bli sletta|gløym alt om meg|gløyme meg"
                + "|ja gløym meg|slett alt du har|slett alt de har|fjern alt du har om meg|ta bort alt om meg|slett opplysningar",
            en: "delete me|delete my data|delete everything|erase me|erase everything|erase everything about me|be deleted|remove me"
                + "|yes forget me|erase all you have|erase everything you have|delete all you have|delete all about me|delete information");
        map.Phrases("privacy.about", Effect.Shows, Takes.Nothing,
            nb: "personvernet|gdpr|personopplysninger|personvernerklæring|hva lagrer du|lov gdpr|personvern hva jeg lagrer|hvor lagres"
                + "|lagres data|hvor blir data lagret|data lagret|hvordan lagres data|behandler personopplysninger|trygt data"
                + "|personvernregler|personvernreglene|personvernlov|følger personvern",
            nn: "personvernet|gdpr|personopplysningar|personvernerklæring|kva lagrar du|lov gdpr|personvern kva eg lagrar"
                + "|kvar blir lagra|data lagra|kvar blir data lagra|korleis blir data lagra|trygt data|personvernreglar|personvernreglane"
                + "|følgjer personvern",
            en: "gdpr|privacy policy|what do you store|what you store|privacy what I store|where stored|where is data stored"
                + "|data stored|data kept|handle privacy|handle data|how do you handle privacy|is data safe|data protection"
                + "|data protection rules|comply|comply with gdpr");
    }
}
