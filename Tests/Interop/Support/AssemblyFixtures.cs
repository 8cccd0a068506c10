[assembly: AssemblyFixture(typeof(TypedCollectives.Interop.Tests.Support.RecordingLibraries))]
