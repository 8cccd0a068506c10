namespace TypedCollectives.Analyzers.Tests.Identity;

/// <summary>Sources with methods that make communicators out of ids.</summary>
internal static class Stand
{
    /// <summary>A method with native ids.</summary>
    public static string InNativeMethod(string statements) => $$"""
        using TypedCollectives.Interop.Nccl;
        public static unsafe class C
        {
            private static void Check(NcclResult result) { }
            private static void Share(NcclUniqueId* id) { }
            public static void M(int rank, int size, NcclComm comm, bool flag, NcclUniqueId given, int first)
            {
                {{statements}}
            }
        }
        """;

    /// <summary>A method with the ids of the SDK, which are stood in for: it has none yet.</summary>
    public static string InManagedMethod(string statements) => $$"""
        using static TypedCollectives.Communicator;
        public static class C
        {
            private static UniqueId _id;
            private static void Send(UniqueId id) { }
            private static UniqueId Receive() => default;
            private static UniqueId Exchange(UniqueId id) => id;
            private static void Join() { }
            public static void M(int rank, int size, UniqueId given)
            {
                {{statements}}
            }
        }
        namespace TypedCollectives
        {
            public struct UniqueId
            {
                public static UniqueId Create() => default;
            }
            public sealed class Communicator : IDisposable
            {
                public static Communicator Init(UniqueId id, int rank, int size) => new();
                public int Rank { get; set; }
                public void Dispose() { }
            }
        }
        """;
}
