namespace TypedCollectives.RuleEval.Cases.Divergence;

/// <summary>Puts operation, place and arm together to a program.</summary>
internal static class GuardedProgram
{
    /// <summary>Whether the parts go together: what takes pointers cannot be asynchronous.</summary>
    public static bool Fits(CallOperation operation, Place place) => !place.IsAsync || operation.Dialect == Dialect.Sdk;

    /// <summary>Writes the program.</summary>
    /// <param name="arm">The statements in which the condition decides.</param>
    /// <param name="condition">The condition.</param>
    /// <param name="operation">The call.</param>
    /// <param name="place">Where the call stands.</param>
    /// <param name="second">Another operation whose call is part of the arm.</param>
    public static string Of(string arm, Fragment condition, CallOperation operation, Place place, CallOperation? second = null)
    {
        Fragment call = arm.Contains("$value") ? place.Value : place.Use;
        bool passesOn = place.WrapMembers.Length > 0;
        string filled = arm.Replace("$use", call.Text).Replace("$value", call.Text)
            .Replace("$test", passesOn ? "test" : condition.Text);
        string body = place.Wrap.Replace("$arm", filled).Replace("$test", condition.Text);

        // What ends the type to begin another one comes last.
        string members = $"{condition.Members}\n{place.WrapMembers.Replace("$arm", filled)}\n{call.Members}";
        return Dialects.Fill(operation.Dialect, $$"""
            public sealed $modifiersclass Program
            {
                public {{(place.IsAsync ? "async Task" : "$modifiersvoid")}} Run($parameters, [Uniform] int count, [RankVarying] int part)
                {
                    {{condition.Setup}}
                    {{call.Setup}}
                    {{body}}
                }

                private static void Log() => Console.WriteLine("step");
                {{members}}
            }

            {{operation.Types}}
            {{second?.Types}}
            """.Replace("$op", operation.Statement));
    }
}
