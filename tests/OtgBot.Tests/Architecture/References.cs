using Mono.Cecil;
using Mono.Cecil.Cil;

namespace OtgBot.Tests.Architecture;

/// <summary>Every type that a type names: in what it is made of, and in the code of its methods.</summary>
internal static class References
{
    public static IEnumerable<TypeReference> Of(TypeDefinition type) => Declared(type).Concat(type.Methods.SelectMany(InCode)).SelectMany(Parts);

    private static IEnumerable<TypeReference?> Declared(TypeDefinition type) =>
    [
        type.BaseType,
        .. type.Interfaces.Select(one => one.InterfaceType),
        .. type.Fields.Select(field => field.FieldType),
        .. type.Properties.Select(property => property.PropertyType),
        .. type.Methods.Select(method => method.ReturnType),
        .. type.Methods.SelectMany(method => method.Parameters.Select(parameter => parameter.ParameterType)),
    ];

    private static IEnumerable<TypeReference?> InCode(MethodDefinition method) => !method.HasBody ? [] :
    [
        .. method.Body.Variables.Select(variable => variable.VariableType),
        .. method.Body.Instructions.SelectMany(Operands),
    ];

    private static IEnumerable<TypeReference?> Operands(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        GenericInstanceMethod generic => [generic.DeclaringType, generic.ReturnType, .. generic.GenericArguments],
        MethodReference method => [method.DeclaringType, method.ReturnType],
        FieldReference field => [field.DeclaringType, field.FieldType],
        _ => [],
    };

    /// <summary>The type itself, what an array or a reference is of, and what a generic one is filled with.</summary>
    private static IEnumerable<TypeReference> Parts(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => Parts(generic.ElementType).Concat(generic.GenericArguments.SelectMany(Parts)),
        TypeSpecification wrapped => Parts(wrapped.ElementType),
        _ => [type],
    };
}
