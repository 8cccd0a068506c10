using TypedCollectives.Tools;

return CollectivesCommand.Invoke(args, Console.Out, Console.Error);
