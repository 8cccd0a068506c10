using System.ComponentModel;

namespace System.Runtime.CompilerServices;

/// <summary>What the compiler asks for before it emits a record; netstandard2.0 has none.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
internal static class IsExternalInit;
