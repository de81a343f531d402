using OtgBot.Turns;

namespace OtgBot.Features.Unconferences.Agenda;

/// <summary>How a lead's commands about the agenda are put on the map.</summary>
internal static class AgendaCommands
{
    public static void Lead(this FeatureMap map, string name, Text words, Text help, Func<Turn, Arguments, Task> run, Text? example = null,
        bool inHelp = true, Func<Turn, Arguments, Task<Deed?>>? deed = null, bool opensForm = false) =>
        map.Command(new Command("unconferences." + name, words, help,
            run)
        { Who = Who.Lead, Example = example, InHelp = inHelp, Deed = deed, OpensForm = opensForm });
}
