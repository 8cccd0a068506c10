namespace TypedCollectives.Analyzers.Tests.Arguments;

/// <summary>Sources that call the native library.</summary>
internal static class NativeSource
{
    /// <summary>Statements in a method that has the usual things at hand.</summary>
    public static string Method(string statements) => $$"""
        namespace Native
        {
            using TypedCollectives.Interop.Cuda;
            using TypedCollectives.Interop.Nccl;

            public static unsafe class C
            {
                public static void M(NcclUniqueId id, NcclComm given, CUstream stream, float* p, float* q, int n, Accelerator accelerator)
                {
                    {{statements}}
                }
            }
        }
        """;
}
