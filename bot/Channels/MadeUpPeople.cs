using OtgBot.Turns;

namespace OtgBot.Channels;

/// <summary>
/// The six people one can be while trying the bot out. They live in no register; their names, languages and jobs differ as colleagues' do.
/// </summary>
internal static class MadeUpPeople
{
    public static readonly IReadOnlyList<MadeUpPerson> All =
    [
        new("kari", "Kari Nordmann", "nb-NO", IsLead: true),
        new("olav", "Olav Fjellheim", "nn-NO", IsLead: true),
        new("amina", "Amina Yusuf", "nb-NO", IsLead: false),
        new("bjorg", "Bjørg Ødegård", "nn-NO", IsLead: false),
        new("tom", "Tom Baker", "en-GB", IsLead: false),
        new("sara", "Sara Márjá Utsi", "nb-NO", IsLead: false),
    ];

    public static MadeUpPerson? Find(string? id) => All.FirstOrDefault(person => person.Id == id);
}

/// <param name="Id">What the page and the terminal call them by.</param>
/// <param name="Name">First and last name.</param>
/// <param name="Locale">Their platform's locale.</param>
/// <param name="IsLead">Whether they are made leads when the try-out community is set up.</param>
internal sealed record MadeUpPerson(string Id, string Name, string Locale, bool IsLead)
{
    public Person Person => new(Id, Name);
}
