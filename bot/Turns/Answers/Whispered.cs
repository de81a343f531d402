namespace OtgBot.Turns.Answers;

/// <summary>Where something that one person alone may see was put.</summary>
internal enum Whispered
{
    /// <summary>The platform has no such place.</summary>
    Nowhere,

    /// <summary>Where the person is looking, or where they have been told to look.</summary>
    Here,

    /// <summary>In their personal chat: they are to be told to look there.</summary>
    InChat,
}
