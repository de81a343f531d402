namespace OtgBot.Turns;

/// <summary>Makes an id nobody has used or can guess. Passed in, so that tests know what comes.</summary>
internal delegate string NewId();
