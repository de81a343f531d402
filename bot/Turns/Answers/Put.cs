namespace OtgBot.Turns.Answers;

/// <summary>Where an answer was put.</summary>
internal enum Put
{
    /// <summary>In the conversation.</summary>
    BeforeAll,

    /// <summary>In the conversation, for the one who asked alone.</summary>
    Aside,

    /// <summary>In their personal chat.</summary>
    InChat,
}
