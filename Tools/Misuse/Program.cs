using TypedCollectives.Misuse;

return MisuseCommand.Invoke(args, Console.Out, Console.Error);
