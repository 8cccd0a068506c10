using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace TypedCollectives.Tools;

/// <summary>Makes the kinds of option <c>perf</c> has.</summary>
internal static class OptionOf
{
    /// <summary>What "all" is as a number.</summary>
    internal const int All = -1;

    internal static Option<long> Size(string name, string alias, long defaultValue, string description) =>
        new(name, alias)
        {
            Description = description,
            HelpName = "SIZE",
            DefaultValueFactory = _ => defaultValue,
            CustomParser = argument =>
            {
                string text = argument.Tokens[0].Value;
                if (!ByteSize.TryParse(text, out long bytes))
                    argument.AddError($"Invalid size '{text}' for {name}: a number, and perhaps K, M or G.");
                else if (bytes < 1)
                    argument.AddError($"Invalid size '{text}' for {name}: at least 1.");
                return bytes;
            },
        };

    internal static Option<int> Number(
        string name, string? alias, int defaultValue, int minimum, string description, int maximum = int.MaxValue) =>
        new(name, Aliases(alias))
        {
            Description = description,
            HelpName = "N",
            DefaultValueFactory = _ => defaultValue,
            CustomParser = argument => Parse(argument, name, minimum, maximum),
        };

    /// <summary>A number that need not be given.</summary>
    internal static Option<int?> NumberIfAny(string name, string? alias, int minimum, string description, int maximum = int.MaxValue) =>
        new(name, Aliases(alias))
        {
            Description = description,
            HelpName = "N",
            CustomParser = argument => Parse(argument, name, minimum, maximum),
        };

    /// <summary>A number, or <see cref="All"/>.</summary>
    internal static Option<int> NumberOrAll(string name, string alias, int defaultValue, string description) =>
        new(name, alias)
        {
            Description = description,
            HelpName = "N|all",
            DefaultValueFactory = _ => defaultValue,
            CustomParser = argument => argument.Tokens[0].Value == "all" ? All : Parse(argument, name, 0, int.MaxValue),
        };

    internal static Option<string> Choice(
        string name, string? alias, string valueName, string defaultValue, string[] choices, string description) =>
        new Option<string>(name, Aliases(alias))
        {
            Description = $"{description}: {string.Join(' ', choices)}.",
            HelpName = valueName,
            DefaultValueFactory = _ => defaultValue,
        }.AcceptOnlyFromAmong(choices);

    private static int Parse(ArgumentResult argument, string name, int minimum, int maximum)
    {
        string text = argument.Tokens[0].Value;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= minimum && number <= maximum)
            return number;

        argument.AddError(maximum == int.MaxValue
            ? $"Invalid value '{text}' for {name}: a whole number, at least {minimum}."
            : $"Invalid value '{text}' for {name}: {minimum} to {maximum}.");
        return minimum;
    }

    private static string[] Aliases(string? alias) => alias is null ? [] : [alias];
}
