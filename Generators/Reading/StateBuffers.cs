using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using TypedCollectives.Generators.Models;

namespace TypedCollectives.Generators.Reading;

/// <summary>The annotated buffers of a collective state.</summary>
internal static class StateBuffers
{
    // Asked for several times while a type is read: for its methods, its class for cliques, its marks.
    private static readonly ConditionalWeakTable<INamedTypeSymbol, StrongBox<ImmutableArray<StateBuffer>>> Cache = new();

    /// <summary>The collectives that get a method, in declaration order; none if the type is no state that can be served.</summary>
    public static ImmutableArray<StateBuffer> Of(INamedTypeSymbol type) =>
        Cache.GetValue(type, static type => new StrongBox<ImmutableArray<StateBuffer>>(Read(type))).Value;

    /// <summary>Whether a method of that name can be added: nothing else in the type has it, nothing inherited asks for it.</summary>
    public static bool IsFree(INamedTypeSymbol type, string name)
    {
        if (type.Name == name || type.GetMembers(name).Length > 0 || type.TypeParameters.Any(parameter => parameter.Name == name))
            return false;
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.GetMembers(name).Any(static member => member.IsAbstract))
                return false;
        }
        return true;
    }

    private static ImmutableArray<StateBuffer> Read(INamedTypeSymbol type)
    {
        if (type is not { TypeKind: TypeKind.Class or TypeKind.Struct, IsStatic: false, IsRefLikeType: false }
            || !type.Has(KnownNames.StateAttribute)
            || !Declarations.CanBeExtended(type))
        {
            return [];
        }

        var buffers = ImmutableArray.CreateBuilder<StateBuffer>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in InDeclarationOrder(type))
        {
            if (OperandOf(member) is not { } send)
                continue;
            foreach (var annotation in AnnotationsOf(member))
            {
                var name = Names.OfMethod(annotation.Operation, member.Name);
                if (BoundCollective.Bind(annotation, send, into => Find(type, into)) is { } collective
                    && IsFree(type, name)
                    && names.Add(name))
                {
                    buffers.Add(new StateBuffer(member.Name, name, collective));
                }
            }
        }
        return buffers.ToImmutable();
    }

    /// <summary>Members of a type can come from several files and, in a record, from its parameter list.</summary>
    private static IEnumerable<ISymbol> InDeclarationOrder(INamedTypeSymbol type)
    {
        var files = type.DeclaringSyntaxReferences.Select(static reference => reference.SyntaxTree).Distinct().ToList();
        return type.GetMembers()
            .Where(static member => member is IPropertySymbol or IFieldSymbol { IsImplicitlyDeclared: false })
            .OrderBy(member => files.IndexOf(member.Locations[0].SourceTree!))
            .ThenBy(static member => member.Locations[0].SourceSpan.Start);
    }

    private static Operand? Find(INamedTypeSymbol type, string name) =>
        type.GetMembers(name).Select(OperandOf).FirstOrDefault(static operand => operand is not null);

    /// <summary>The annotations of a member and, for an automatic property, those put on its field.</summary>
    private static IEnumerable<CollectiveAnnotation> AnnotationsOf(ISymbol member)
    {
        var annotations = CollectiveAnnotation.Of(member);
        var field = member.ContainingType.GetMembers().OfType<IFieldSymbol>()
            .FirstOrDefault(candidate => candidate.AssociatedSymbol.IsSameAs(member));
        return field is null ? annotations : annotations.Concat(CollectiveAnnotation.Of(field));
    }

    private static Operand? OperandOf(ISymbol member)
    {
        var type = member switch
        {
            IFieldSymbol { IsStatic: false } field => field.Type,
            IPropertySymbol { IsStatic: false, IsIndexer: false, GetMethod: not null, ExplicitInterfaceImplementations.Length: 0 } property =>
                property.Type,
            _ => null,
        };
        if (type is null || BufferType.Of(type) is not { IsSpan: false } buffer)
            return null;

        // The generated methods have parameters of these names.
        var name = Names.Escape(member.Name);
        var isHidden = name is ParameterNames.Communicator or ParameterNames.Stream or ParameterNames.File or ParameterNames.Line;
        var access = isHidden ? "this." + name : name;
        return new Operand(name, buffer.IsNullable ? access + "!" : access, buffer);
    }
}
