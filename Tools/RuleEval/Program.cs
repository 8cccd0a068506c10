using TypedCollectives.RuleEval.Commands;

return await RuleEvalCommand.InvokeAsync(args, Console.Out, Console.Error);
