using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace TypedCollectives.Analyzers.Flight;

/// <summary>Recognizes what stands for an operation that is still going on.</summary>
internal static class Handles
{
    /// <summary>Whether the type can be awaited, or waited for.</summary>
    public static bool IsHandle(ITypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            if (HasMethod(current, "GetAwaiter") || HasMethod(current, "Wait"))
                return true;
        }

        return false;
    }

    /// <summary>The outermost of the calls that hand the handle on: <c>ConfigureAwait</c>, <c>AsTask</c>.</summary>
    public static IOperation WithoutConfiguration(IOperation result)
    {
        while (true)
        {
            switch (result.Parent)
            {
                case IInvocationOperation { TargetMethod.Name: "ConfigureAwait" or "AsTask" or "Preserve" } call when call.Instance == result:
                    result = call;
                    break;
                case IConversionOperation or IParenthesizedOperation:
                    result = result.Parent;
                    break;
                default:
                    return result;
            }
        }
    }

    private static bool HasMethod(ITypeSymbol type, string name) => type.GetMembers(name).OfType<IMethodSymbol>()
        .Any(static method => method is { IsStatic: false, Parameters.IsEmpty: true, DeclaredAccessibility: Accessibility.Public });
}
