namespace OtgBot.Features.Prompts.Domain;

/// <summary>
/// How a number of persons is told while it grows: first k, then multiples of a step so wide that nobody can try out where the next one
/// is. Friends who take and take back move the number by a few and would find every edge of steps of five.
/// </summary>
/// <param name="First">k: fewer persons are never told.</param>
/// <param name="Width">How many persons lie between two steps.</param>
internal readonly record struct Steps(int First, int Width)
{
    /// <param name="persons">How many there are.</param>
    /// <param name="late">By so many persons every step comes late, from 0 up to the width: nobody knows whose press it was.</param>
    /// <returns>What may be told, never more than there are; 0 for nothing.</returns>
    public int Of(int persons, int late)
    {
        var above = persons - late - First;
        return above < 0 ? 0 : Math.Max(First, above / Width * Width);
    }
}
