using Microsoft.CodeAnalysis;

namespace TypedCollectives.Analyzers.Distribution;

/// <summary>A place where what is declared is not kept.</summary>
internal sealed class Finding(Diagnostic diagnostic, ISymbol? target, BufferState source, ISymbol? sourceSymbol)
{
    public Diagnostic Diagnostic { get; } = diagnostic;

    /// <summary>The buffer that is left wrong: a later collective may make it right again.</summary>
    public ISymbol? Target { get; } = target;

    /// <summary>The buffer whose declaration alone says that it differs between ranks, if so.</summary>
    public ISymbol? AssumedSource { get; } = source.IsDeclared && sourceSymbol is IFieldSymbol or IPropertySymbol ? sourceSymbol : null;
}
