using Microsoft.CodeAnalysis.Testing;
using TypedCollectives.Analyzers.Rules;
using Verify = TypedCollectives.Analyzers.Tests.Verifiers.AnalyzerVerifier<TypedCollectives.Analyzers.Environments.EnvironmentWithoutEffectAnalyzer>;

namespace TypedCollectives.Analyzers.Tests.Environments;

/// <summary>TC3009.</summary>
public class EnvironmentWithoutEffectTests
{
    [Theory]
    [InlineData("[|Environment.SetEnvironmentVariable(\"NCCL_DEBUG\", \"INFO\")|];")]
    [InlineData("[|Environment.SetEnvironmentVariable(\"NCCL_DEBUG\", null)|];")]
    [InlineData("[|Environment.SetEnvironmentVariable(value: \"INFO\", variable: \"NCCL_DEBUG\")|];")]
    [InlineData("[|Environment.SetEnvironmentVariable(\"NCCL_DEBUG\", \"INFO\", EnvironmentVariableTarget.Process)|];")]
    public Task A_variable_of_nccl_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Theory]
    [InlineData("const string Name = \"NCCL_DEBUG\"; [|Environment.SetEnvironmentVariable(Name, \"INFO\")|];")]
    [InlineData("var name = \"NCCL_DEBUG\"; [|Environment.SetEnvironmentVariable(name, \"INFO\")|];")]
    [InlineData("[|Environment.SetEnvironmentVariable(\"NCCL_\" + n, \"1\")|];")]
    [InlineData("[|Environment.SetEnvironmentVariable($\"NCCL_{n}\", \"1\")|];")]
    [InlineData("const string Prefix = \"NCCL_\"; [|Environment.SetEnvironmentVariable($\"{Prefix}{n}\", \"1\")|];")]
    public Task A_name_that_is_put_together_is_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Fact]
    public Task Names_of_fields_and_of_nameof_are_reported() => Verify.VerifyAsync("""
        public static class Variables
        {
            public const string NCCL_P2P_DISABLE = "NCCL_P2P_DISABLE";
            public static void M()
            {
                [|Environment.SetEnvironmentVariable(NCCL_P2P_DISABLE, "1")|];
                [|Environment.SetEnvironmentVariable(nameof(NCCL_P2P_DISABLE), "1")|];
            }
        }
        """);

    [Theory]
    [InlineData("Environment.SetEnvironmentVariable(\"MY_NCCL_DEBUG\", \"INFO\");")]
    [InlineData("Environment.SetEnvironmentVariable(\"DOTNET_gcServer\", \"1\");")]
    [InlineData("Environment.SetEnvironmentVariable($\"{n}NCCL_\", \"1\");")]
    [InlineData("Console.WriteLine(Environment.GetEnvironmentVariable(\"NCCL_DEBUG\"));")]
    [InlineData("void SetEnvironmentVariable(string name, string value) { } SetEnvironmentVariable(\"NCCL_DEBUG\", \"INFO\");")]
    public Task What_is_not_a_variable_of_nccl_set_here_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Fact]
    public Task A_name_that_is_not_known_is_not_reported() => Verify.VerifyMethodAsync(
        "foreach (var name in Environment.GetCommandLineArgs()) Environment.SetEnvironmentVariable(name, \"1\");");

    [Theory]
    [InlineData("Environment.SetEnvironmentVariable(\"NCCL_DEBUG\", \"INFO\"); System.Diagnostics.Process.Start(\"worker\");")]
    [InlineData("var start = new System.Diagnostics.ProcessStartInfo(\"worker\"); start.Environment[\"NCCL_DEBUG\"] = \"INFO\";")]
    public Task A_variable_for_a_child_process_is_not_reported(string statements) => Verify.VerifyMethodAsync(statements);

    [Fact]
    public Task A_variable_for_later_processes_is_not_reported() => Verify.VerifyMethodAsync(
        "Environment.SetEnvironmentVariable(\"NCCL_DEBUG\", \"INFO\", EnvironmentVariableTarget.User);");

    [Theory]
    [InlineData("Environment.SetEnvironmentVariable(\"NCCL_DEBUG\", \"INFO\");", "NCCL_DEBUG")]
    [InlineData("Environment.SetEnvironmentVariable(\"NCCL_\" + n + flag, \"1\");", "NCCL_...")]
    public Task The_message_names_the_variable(string statements, string name) => Verify.VerifyMethodAsync(
        statements,
        new DiagnosticResult(EnvironmentRules.EnvironmentWithoutEffect).WithSpan(10, 1, 10, statements.Length).WithArguments(name));
}
